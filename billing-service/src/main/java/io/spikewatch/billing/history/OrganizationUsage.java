package io.spikewatch.billing.history;

import java.util.List;

/** What a whole organization used: one history per usage type that it ever reported in the range asked for. */
public record OrganizationUsage(Organization organization, List<UsageHistory> histories) {}
