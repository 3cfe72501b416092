package io.spikewatch.billing.history;

/** What one of an organization's teams uses of one usage type. */
public record TeamSeries(String teamId, String usageType) {}
