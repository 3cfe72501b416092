package io.spikewatch.billing.query;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.HttpHeaders;

/** What the operations on usage and spend have in common: their parameters, and what comes in place of an answer. */
@Parameter(in = ParameterIn.QUERY, name = "organization_id", required = true, schema = @Schema(type = "string"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "start_date",
        required = true,
        description = "The first UTC day",
        schema = @Schema(type = "string", format = "date"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "end_date",
        required = true,
        description = "The last UTC day; the range has at most 366 days",
        schema = @Schema(type = "string", format = "date"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "usage_type",
        description = "One usage type; ignored with `type` in breakdowns",
        example = "event_count_in_period",
        schema = @Schema(type = "string"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "usage_types",
        description = "A JSON array of usage types such as `[\"tokens\",\"seats\"]`, not beside usage_type; empty: all",
        schema = @Schema(type = "string"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "breakdowns",
        description = "A JSON array such as `[\"type\",\"team\"]`, of one of them or of both; empty: a total",
        schema = @Schema(type = "string"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "interval",
        description = "Weeks start on Monday; a bucket is named by its first day",
        schema =
                @Schema(
                        allowableValues = {"day", "week", "month"},
                        defaultValue = "day"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "compare",
        description = "Adds the equally long range just before, each of its days moved forward by that length",
        schema = @Schema(allowableValues = "previous_period"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "show_values_on_series",
        description = "Adds each series' total as `count`",
        schema = @Schema(type = "boolean", defaultValue = "false"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "team_ids",
        description = "A JSON array of team ids, numbers or strings of digits, such as `[30393,\"33266\"]`;"
                + " empty: all. Without `team` in breakdowns these teams are added up",
        schema = @Schema(type = "string"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "include_zeros",
        description = "false leaves out series that are all zero",
        schema = @Schema(type = "boolean", defaultValue = "true"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "top",
        description = "Keeps the N largest teams, largest first, and folds the others into one series *Other*;"
                + " with `type` in breakdowns within each type. The current period's total counts",
        schema = @Schema(type = "integer", minimum = "1"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "limit",
        description = "How many series come at once; without it all. Ignored in CSV",
        schema = @Schema(type = "integer", minimum = "1"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "after",
        description = "`next` of the page before, with the same query; holds until the usage changes. Ignored in CSV",
        schema = @Schema(type = "string"))
@Parameter(in = ParameterIn.HEADER, name = "If-None-Match", schema = @Schema(type = "string"))
@ApiResponse(responseCode = "304", description = "The answer is the one in If-None-Match", content = @Content)
@ApiResponse(
        responseCode = "400",
        description = "A parameter can't be accepted (`invalid_request`), such as a longer range than 366 days"
                + " (`range_too_long`); spend: the range has prices in several currencies (`several_currencies`)")
@ApiResponse(
        responseCode = "403",
        description = "The caller may not read this organization's usage (`wrong_organization`, `wrong_role`), or the"
                + " organization never reported one of the teams (`unknown_team`)")
@ApiResponse(
        responseCode = "409",
        description = "The usage has changed since the page that `after` is from (`usage_changed`); begin anew")
@ApiResponse(
        responseCode = "503",
        description = "There is no room for one more query just now (`busy`); Retry-After says when to try again",
        headers = @Header(name = HttpHeaders.RETRY_AFTER, schema = @Schema(type = "integer")))
@ApiResponse(responseCode = "504", description = "The usage could not be read in time (`usage_query_timeout`)")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface UsageOperation {}
