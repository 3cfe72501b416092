package io.spikewatch.billing.query;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The query parameters of usage and spend as they came; {@link UsageRequest} reads them. */
public record UsageParameters(
        @BindParam("organization_id")
        @Parameter(name = "organization_id", required = true, schema = @Schema(type = "string"))
        @Nullable
        String organizationId,

        @BindParam("start_date")
        @Parameter(
                name = "start_date",
                required = true,
                description = "The first UTC day",
                schema = @Schema(type = "string", format = "date"))
        @Nullable
        String startDate,

        @BindParam("end_date")
        @Parameter(
                name = "end_date",
                required = true,
                description = "The last UTC day; the range has at most 366 days",
                schema = @Schema(type = "string", format = "date"))
        @Nullable
        String endDate,

        @BindParam("usage_type")
        @Parameter(
                name = "usage_type",
                description = "One usage type; ignored with `type` in breakdowns",
                example = "event_count_in_period",
                schema = @Schema(type = "string"))
        @Nullable
        String usageType,

        @BindParam("usage_types")
        @Parameter(
                name = "usage_types",
                description = "A JSON array of usage types such as `[\"tokens\",\"seats\"]`, not beside usage_type;"
                        + " empty: all",
                schema = @Schema(type = "string"))
        @Nullable
        String usageTypes,

        @BindParam("breakdowns")
        @Parameter(
                name = "breakdowns",
                description = "A JSON array such as `[\"type\",\"team\"]`, of one of them or of both; empty: a total",
                schema = @Schema(type = "string"))
        @Nullable
        String breakdowns,

        @BindParam("interval")
        @Parameter(
                name = "interval",
                description = "Weeks start on Monday; a bucket is named by its first day",
                schema =
                        @Schema(
                                allowableValues = {"day", "week", "month"},
                                defaultValue = "day"))
        @Nullable
        String interval,

        @BindParam("compare")
        @Parameter(
                name = "compare",
                description = "Adds the equally long range just before, each of its days moved forward by that length",
                schema = @Schema(allowableValues = "previous_period"))
        @Nullable
        String compare,

        @BindParam("show_values_on_series")
        @Parameter(
                name = "show_values_on_series",
                description = "Adds each series' total as `count`",
                schema = @Schema(type = "boolean", defaultValue = "false"))
        @Nullable
        String showValuesOnSeries,

        @BindParam("team_ids")
        @Parameter(
                name = "team_ids",
                description = "A JSON array of team ids, numbers or strings of digits, such as `[30393,\"33266\"]`;"
                        + " empty: all. Without `team` in breakdowns these teams are added up",
                schema = @Schema(type = "string"))
        @Nullable
        String teamIds,

        @BindParam("include_zeros")
        @Parameter(
                name = "include_zeros",
                description = "false leaves out series that are all zero",
                schema = @Schema(type = "boolean", defaultValue = "true"))
        @Nullable
        String includeZeros,

        @BindParam("top")
        @Parameter(
                name = "top",
                description = "Keeps the N largest teams, largest first, and folds the others into one series *Other*;"
                        + " with `type` in breakdowns within each type. The current period's total counts",
                schema = @Schema(type = "integer", minimum = "1"))
        @Nullable
        String top,

        @BindParam("limit")
        @Parameter(
                name = "limit",
                description = "How many series come at once; without it all. Ignored in CSV",
                schema = @Schema(type = "integer", minimum = "1"))
        @Nullable
        String limit,

        @BindParam("after")
        @Parameter(
                name = "after",
                description = "`next` of the page before, with the same query. Ignored in CSV",
                schema = @Schema(type = "string"))
        @Nullable
        String after) {}
