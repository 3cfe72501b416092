package io.spikewatch.billing.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What became of one organization's alerts that were raised in a range of days. */
record OrganizationStatistics(
        @JsonProperty("orgId") String orgId,
        long total,
        long acknowledged,
        @JsonProperty("acknowledgedShare") double acknowledgedShare,
        @JsonProperty("meanSecondsToAcknowledge") @Nullable Double meanSecondsToAcknowledge) {}
