package io.spikewatch.billing.spend;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the OpenAPI document describes an answer of money; {@link SpendHead} and {@link Money} write its own parts. */
@Schema(name = "SpendAnswer")
record SpendAnswerDescription(
        @Schema(allowableValues = "ok", requiredMode = RequiredMode.REQUIRED)
        String status,

        @Schema(allowableValues = "timeseries", requiredMode = RequiredMode.REQUIRED)
        String type,

        @Schema(
                description = "Of all amounts; null where no plan is in force on any of the days, so that all are 0",
                types = {"string", "null"},
                example = "USD",
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String currency,

        @Schema(
                description = "The billing period that end_date is part of; null if it is part of none",
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        PeriodDescription period,

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

    @Schema(name = "PeriodSpend", description = "Of the whole organization and all usage types, whatever is asked for")
    record PeriodDescription(
            @Schema(requiredMode = RequiredMode.REQUIRED) LocalDate start,

            @Schema(description = "The day after its last", requiredMode = RequiredMode.REQUIRED)
            LocalDate end,

            @Schema(description = "Key of the plan in force on end_date", requiredMode = RequiredMode.REQUIRED)
            String plan,

            @Schema(
                    description = "Null if the plan has no version yet that holds on end_date",
                    types = {"string", "null"},
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            String currency,

            @Schema(
                    description = "What the period's reports cost so far; null if it has prices in several currencies",
                    types = {"number", "null"},
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            BigDecimal spend,

            @Schema(
                    description = """
                            What the period is going to cost: each day after data_until counts, for each usage type, the \
                            mean of the same weekday's reports within the last four weeks up to data_until (of all \
                            reports there where that weekday has none), rounded to whole units; levels stay; all is \
                            priced through the tiers. Depends on reports alone, not on the time of asking. Null where \
                            spend or data_until is""",
                    types = {"number", "null"},
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            BigDecimal projected,

            @Schema(
                    description = "The day of the period's newest report; null if it has none",
                    types = {"string", "null"},
                    format = "date",
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            LocalDate dataUntil) {}

    @Schema(name = "SpendSeries")
    record SeriesDescription(
            @Schema(description = "Counts from 0 over all pages", requiredMode = RequiredMode.REQUIRED)
            int id,

            @Schema(example = "Events::Web", requiredMode = RequiredMode.REQUIRED)
            String label,

            @Schema(
                    description = "An amount for each of the dates, exact, with at most 6 decimals",
                    requiredMode = RequiredMode.REQUIRED)
            List<BigDecimal> data,

            @Schema(requiredMode = RequiredMode.REQUIRED) List<LocalDate> dates,

            @Schema(
                    allowableValues = {"type", "team", "multiple"},
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            String breakdownType,

            @Schema(
                    description = "A usage type, a team's id, `other`, or null for what no team reported; with both"
                            + " breakdowns an array of the two",
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            Object breakdownValue,

            @Schema(
                    description = "Only when compared",
                    allowableValues = {"current", "previous"})
            @Nullable
            String compareLabel,

            @Schema(description = "The series' total; only with show_values_on_series") @Nullable
            BigDecimal count) {}
}
