package io.spikewatch.billing.plan;

/** A version of a plan was added or replaced. Published inside the transaction that stores it. */
public record PlanPut(String key) {}
