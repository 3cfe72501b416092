package io.spikewatch.app.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is told right to the people of a recall. */
public record Correction(
        UUID recallId, String title, String body, @Nullable String url) {}
