package io.spikewatch.app.organization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer as the product knows it, or the vendor itself; its id is the string that usage reports name it by. */
public record Organization(String id, String name, @Nullable String website, Instant createdAt) {}
