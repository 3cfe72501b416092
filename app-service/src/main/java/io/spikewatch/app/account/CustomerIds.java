package io.spikewatch.app.account;

import org.jspecify.annotations.Nullable;

/** The identifiers by which somebody names a customer; the first one that an account has decides, in this order. */
public record CustomerIds(
        @Nullable String organizationId,
        @Nullable String billingId,
        @Nullable String stripeCustomerId) {}
