package io.spikewatch.app.billing;

import org.jspecify.annotations.Nullable;

/**
 * From where on an organization is warned of its usage of one type.
 *
 * @param percent of the plan's soft limit, in place of 80
 * @param absolute a count, whatever the plan's limit
 */
public record AlertThreshold(
        @Nullable Integer percent, @Nullable Long absolute) {}
