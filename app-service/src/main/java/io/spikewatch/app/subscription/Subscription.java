package io.spikewatch.app.subscription;

import org.jspecify.annotations.Nullable;

/**
 * How a customer's subscription stands.
 *
 * @param plan the plan's key
 * @param status {@code trialing}, {@code active}, {@code past_due} or {@code canceled}
 */
public record Subscription(@Nullable String plan, @Nullable String status) {}
