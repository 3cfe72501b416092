package io.spikewatch.billing.limit;

/** An organization said anew from where on it is to be warned. Published inside the transaction that stores it. */
public record ThresholdsChanged(String organizationId) {}
