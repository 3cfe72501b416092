package io.spikewatch.app.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a customer's subscription stands.
 *
 * @param plan the plan's key
 * @param status {@code trialing}, {@code active}, {@code past_due} or {@code canceled}
 * @param canceledAt when it was or will be canceled, where the source says so
 * @param effectiveAt when it came to be so at its source
 */
public record Subscription(
        @Nullable String plan,
        @Nullable String status,
        @Nullable Instant canceledAt,
        Instant effectiveAt) {}
