package io.spikewatch.billing.ingest;

import io.spikewatch.billing.report.UsageReportReader;
import io.spikewatch.messages.Origin;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the OpenAPI document describes a usage report; {@link UsageReportReader} reads it. */
@Schema(name = "UsageReport")
record ReportDescription(
        String organizationId,

        @Schema(description = "A UTC day, not in the future")
        LocalDate date,

        @Schema(
                description = "Counts by usage type, and under teams the same by team id",
                example = "{\"tokens\": 5, \"teams\": {\"7\": {\"tokens\": 5}}}")
        Map<String, Object> report,

        @Nullable String organizationName,
        @Nullable String billingId,
        @Nullable String stripeCustomerId,
        @Nullable Map<String, String> teamNames,

        @Schema(description = "ISO 3166; chooses the holiday calendar") @Nullable
        String region,

        @Nullable Origin origin) {}
