package io.spikewatch.billing.history;

import org.jspecify.annotations.Nullable;

/**
 * A customer as its newest usage report describes it.
 *
 * @param region ISO 3166 code; chooses the holiday calendar
 */
public record Organization(
        String id,
        @Nullable String name,
        @Nullable String billingId,
        @Nullable String stripeCustomerId,
        @Nullable String region) {}
