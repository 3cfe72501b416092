package io.spikewatch.billing.usage;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the OpenAPI document describes an answer of counts. */
@Schema(name = "UsageAnswer")
record UsageAnswerDescription(
        @Schema(allowableValues = "ok", requiredMode = RequiredMode.REQUIRED)
        String status,

        @Schema(allowableValues = "timeseries", requiredMode = RequiredMode.REQUIRED)
        String type,

        @Schema(
                description = "The first or last bucket, where the range has only some of its days",
                requiredMode = RequiredMode.REQUIRED)
        List<LocalDate> partialBuckets,

        @Schema(
                description = "Days of the range that have no report, be it yet; they count 0",
                requiredMode = RequiredMode.REQUIRED)
        List<LocalDate> missingDays,

        @Schema(requiredMode = RequiredMode.REQUIRED) List<SeriesDescription> results,

        @Schema(
                description = "What `after` has to be for the next page; null on the last one",
                types = {"string", "null"},
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String next) {

    @Schema(name = "UsageSeries")
    record SeriesDescription(
            @Schema(description = "Counts from 0 over all pages", requiredMode = RequiredMode.REQUIRED)
            int id,

            @Schema(example = "Events::Web", requiredMode = RequiredMode.REQUIRED)
            String label,

            @Schema(description = "One count for each of the dates", requiredMode = RequiredMode.REQUIRED)
            List<Long> data,

            @Schema(requiredMode = RequiredMode.REQUIRED) List<LocalDate> dates,

            @Schema(
                    allowableValues = {"type", "team", "multiple"},
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            String breakdownType,

            @Schema(
                    description =
                            "A usage type, a team's id or `other`; with both breakdowns an array of the two; null for"
                                    + " a total",
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            Object breakdownValue,

            @Schema(
                    description = "Only when compared",
                    allowableValues = {"current", "previous"})
            @Nullable
            String compareLabel,

            @Schema(description = "The series' total; only with show_values_on_series") @Nullable
            Long count) {}
}
