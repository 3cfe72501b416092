package io.spikewatch.app.send;

import io.spikewatch.app.event.Content;
import org.jspecify.annotations.Nullable;

/** What one person reads, if there is anything, and the organization in whose inbox they read it. */
record Copy(String organizationId, @Nullable Content content) {}
