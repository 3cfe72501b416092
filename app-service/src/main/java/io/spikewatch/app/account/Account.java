package io.spikewatch.app.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A commercial relationship of the vendor; {@code externalId} is the id of the customer's organization. */
public record Account(
        UUID id,
        @Nullable String externalId,
        String name,
        @Nullable String billingId,
        @Nullable String stripeCustomerId,
        Instant createdAt) {}
