package io.spikewatch.billing.subscription;

/**
 * There is a new word on an organization's subscription. Published inside the transaction that stores it; what stands may
 * be the same as before.
 */
public record SubscriptionTold(String organizationId) {}
