package io.spikewatch.app.subscription;

import io.spikewatch.messages.Origin;
import io.spikewatch.messages.SubscriptionChanged;

/**
 * Billing-service told of a change of a subscription. Published inside the transaction that takes it over.
 *
 * @param stands false if something newer was known already, so that this one had no effect
 */
public record SubscriptionTold(SubscriptionChanged change, Origin origin, boolean stands) {}
