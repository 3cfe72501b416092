package io.spikewatch.billing.usage;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.UsageCalls;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class UsageApiIntegrationTests {

    private static final LocalDate MONDAY = LocalDate.of(2025, 6, 2);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MeterRegistry meters;

    private UsageCalls calls;

    @BeforeEach
    void call() {
        calls = new UsageCalls(http);
    }

    @Test
    void showsATotalDayByDay() {
        calls.report("usage-1", MONDAY, "\"event_count_in_period\": 7");
        calls.report("usage-1", MONDAY.plusDays(2), "\"event_count_in_period\": 5");

        var answer = get("usage-1", "usage_type", "event_count_in_period");

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"status": "ok", "type": "timeseries", "partial_buckets": [],
                 "missing_days": ["2025-06-03"], "next": null, "results": [
                  {"id": 0, "label": "Events", "data": [7, 0, 5], "dates": ["2025-06-02", "2025-06-03", "2025-06-04"],
                   "breakdown_type": null, "breakdown_value": null}]}
                """);
    }

    @Test
    void showsTypesAndTeamsBesideThePreviousPeriod() {
        calls.report("usage-2", MONDAY.minusDays(3), "\"teams\": {\"9\": {\"tokens\": 4}}");
        calls.report("usage-2", MONDAY, "\"tokens\": 9, \"teams\": {\"10\": {\"tokens\": 2}}");

        var answer = get(
                "usage-2",
                "breakdowns",
                "[\"team\", \"type\"]",
                "usage_types",
                "[\"tokens\"]",
                "compare",
                "previous_period",
                "show_values_on_series",
                "true");

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"results": [
                  {"id": 0, "label": "Tokens::Team 9", "data": [0, 0, 0], "breakdown_type": "multiple",
                   "breakdown_value": ["tokens", "9"], "compare_label": "current", "count": 0},
                  {"id": 1, "label": "Tokens::Team 9", "data": [4, 0, 0], "compare_label": "previous", "count": 4},
                  {"id": 2, "label": "Tokens::Team 10", "data": [2, 0, 0], "compare_label": "current", "count": 2},
                  {"id": 3, "label": "Tokens::Team 10", "data": [0, 0, 0], "compare_label": "previous", "count": 0}]}
                """);
    }

    @Test
    void showsEveryTypeOfTheCatalogue() {
        var answer = get("usage-3", "breakdowns", "[\"type\"]", "usage_type", "ignored");

        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.results.length()")
                .isEqualTo(11);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.results[10]")
                .asMap()
                .containsEntry("label", "Seats")
                .containsEntry("breakdown_type", "type")
                .containsEntry("breakdown_value", "seats");
    }

    @Test
    void takesTheLatestReportedDayOfALevel() {
        calls.report("usage-4", MONDAY, "\"seats\": 7");
        calls.report("usage-4", MONDAY.plusDays(1), "\"seats\": 5");

        var answer = get("usage-4", "usage_type", "seats", "interval", "week", "show_values_on_series", "true");

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"partial_buckets": ["2025-06-02"], "results": [{"data": [5], "dates": ["2025-06-02"], "count": 5}]}
                """);
    }

    @Test
    void foldsSmallTeamsIntoOneOther() {
        calls.report("usage-5", MONDAY, """
                "teams": {"1": {"tokens": 1}, "2": {"tokens": 5}, "3": {"tokens": 3}, "4": {}}""");

        var answer = get("usage-5", "breakdowns", "[\"team\"]", "usage_type", "tokens", "top", "1");

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"results": [
                  {"label": "Team 2", "data": [5, 0, 0], "breakdown_type": "team", "breakdown_value": "2"},
                  {"label": "Other", "data": [4, 0, 0], "breakdown_type": "team", "breakdown_value": "other"}]}
                """);
    }

    @Test
    void addsUpTheTeamsAskedFor() {
        calls.report("usage-6", MONDAY, """
                "tokens": 100, "teams": {"1": {"tokens": 1}, "2": {"tokens": 5}, "3": {"tokens": 3}}""");

        var answer = get("usage-6", "usage_type", "tokens", "team_ids", "[1, \"3\"]");

        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.results[0].data[0]")
                .isEqualTo(4);
    }

    @Test
    void comesInPages() throws UnsupportedEncodingException {
        var first = get("usage-7", "breakdowns", "[\"type\"]", "limit", "7");
        String next = JsonPath.read(first.getResponse().getContentAsString(), "$.next");

        var second = get("usage-7", "breakdowns", "[\"type\"]", "limit", "7", "after", next);

        assertThat(first).bodyJson().extractingPath("$.results.length()").isEqualTo(7);
        assertThat(second)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.results[*].id")
                .asArray()
                .containsExactly(7, 8, 9, 10);
        assertThat(second).bodyJson().extractingPath("$.next").isNull();
        assertThat(get("usage-7", "breakdowns", "[\"type\"]", "include_zeros", "false", "after", next))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("after");
    }

    @Test
    void beginsAnewWhenTheUsageChangesBetweenPages() throws UnsupportedEncodingException {
        calls.report("usage-12", MONDAY, "\"teams\": {\"2\": {}, \"3\": {}}");
        var byTeam = new String[] {"usage_type", "tokens", "breakdowns", "[\"team\"]", "limit", "1"};
        String next = JsonPath.read(get("usage-12", byTeam).getResponse().getContentAsString(), "$.next");

        calls.report("usage-12", MONDAY.plusDays(1), "\"teams\": {\"1\": {}}");
        var second = get(
                "usage-12",
                Stream.concat(Stream.of(byTeam), Stream.of("after", next)).toArray(String[]::new));

        assertThat(second).hasStatus(409).bodyJson().extractingPath("$.code").isEqualTo("usage_changed");
    }

    @Test
    void exportsTheWholeResultAsCsv() {
        calls.report("""
                {"organization_id": "usage/8", "date": "2025-06-02", "team_names": {"7": "=1+1", "8": "a \\"b\\", c"},
                 "report": {"teams": {"7": {"tokens": 1}, "8": {"tokens": 2}}}}""".replace("\n", ""));

        var answer = calls.get(
                "/api/usage-v2/export",
                parameters("usage/8", "breakdowns", "[\"team\"]", "usage_type", "tokens", "limit", "1"));

        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("text/csv;charset=UTF-8");
        assertThat(answer)
                .hasHeader("Content-Disposition", "attachment; filename=\"usage-usage_8-2025-06-02-2025-06-04.csv\"");
        assertThat(answer).hasBodyTextEqualTo("""
                Series,Total,2025-06-02,2025-06-03,2025-06-04\r
                '=1+1,1,1,0,0\r
                "a ""b"", c",2,2,0,0\r
                """);
    }

    @Test
    void sendsNothingToWhoeverHasTheAnswer() {
        calls.report("usage-9", MONDAY, "\"tokens\": 7");
        var first = get("usage-9", "usage_type", "tokens");
        var etag = String.valueOf(first.getResponse().getHeader(HttpHeaders.ETAG));

        var again = knowing(etag, "usage-9", "tokens");
        var other = knowing(etag, "usage-9", "seats");
        calls.report("usage-9", MONDAY, "\"tokens\": 8");
        var changed = knowing(etag, "usage-9", "tokens");

        assertThat(first).hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private");
        assertThat(etag).startsWith("W/\"");
        assertThat(again)
                .hasStatus(304)
                .hasHeader(HttpHeaders.ETAG, etag)
                .body()
                .isEmpty();
        assertThat(other).hasStatusOk();
        assertThat(changed)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.results[0].data[0]")
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "organization_id||organization_id",
                "start_date||start_date",
                "start_date|2025-02-30|start_date",
                "start_date|2025-06-02T00:00:00Z|start_date",
                "start_date|2025-06-05|start_date",
                "end_date|tomorrow|end_date",
                "end_date|2026-06-03|end_date",
                "usage_type||usage_type",
                "usage_type|nonsense|usage_type",
                "usage_types|[\"tokens\"]|usage_types",
                "breakdowns|[\"colour\"]|breakdowns",
                "breakdowns|[\"team\"|breakdowns",
                "breakdowns|[\"team\"] x|breakdowns",
                "breakdowns|\"team\"|breakdowns",
                "breakdowns|[1]|breakdowns",
                "interval|year|interval",
                "compare|next_period|compare",
                "show_values_on_series|yes|show_values_on_series",
                "team_ids|[1.5]|team_ids",
                "team_ids|[\"x\"]|team_ids",
                "team_ids|[-1]|team_ids",
                "team_ids|7|team_ids",
                "include_zeros||include_zeros",
                "top|0|top",
                "top|many|top",
                "limit|0|limit",
                "after|x|after",
                "colour|red|colour"
            })
    void refusesMalformedQueriesNamingTheField(String name, String value, String field) {
        var parameters = parameters("usage-0", "usage_type", "tokens");
        parameters.put(name, value == null ? "" : value);

        assertThat(calls.get("/api/usage-v2/", parameters, bearer("usage-0", "owner")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void refusesParametersThatAreGivenTwice() {
        var twice = http.get()
                .uri("/api/usage-v2/?organization_id=usage-0&start_date=2025-06-02&end_date=2025-06-04"
                        + "&usage_type=tokens&usage_type=seats")
                .header(HttpHeaders.AUTHORIZATION, bearer("usage-0", "owner"));

        assertThat(twice)
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("usage_type");
    }

    @Test
    void refusesTotalsOfSeveralTypes() {
        assertThat(get("usage-0"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("usage_type");
        assertThat(get("usage-0", "usage_types", "[\"tokens\", \"seats\"]", "breakdowns", "[\"team\"]"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("usage_types");
    }

    @Test
    void takesALeapYearAndNothingLonger() {
        assertThat(get("usage-0", "usage_type", "tokens", "end_date", "2026-06-02"))
                .hasStatusOk();
        assertThat(get("usage-0", "usage_type", "tokens", "end_date", "2026-06-03"))
                .hasStatus(400)
                .bodyJson()
                .isLenientlyEqualTo("{\"code\": \"range_too_long\", \"errors\": [{\"field\": \"end_date\"}]}");
    }

    @Test
    void showsNobodyTeamsThatTheOrganizationNeverReported() {
        calls.report("usage-10", MONDAY.minusYears(1), "\"teams\": {\"7\": {}}");

        assertThat(get("usage-10", "usage_type", "tokens", "team_ids", "[7]")).hasStatusOk();
        assertThat(get("usage-10", "usage_type", "tokens", "team_ids", "[7, 8]"))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("unknown_team");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/usage-v2", "/api/usage-v2/export"})
    void answersWhoeverMayReadTheUsage(String path) {
        var parameters = parameters("usage-0", "usage_type", "tokens");

        assertThat(calls.get(path, parameters, bearer("usage-0", "owner"))).hasStatusOk();
        assertThat(calls.get(path, parameters, bearer("usage-0", "admin"))).hasStatusOk();
        assertThat(calls.get(path, parameters, bearer("usage-0", "staff"))).hasStatusOk();
        assertThat(calls.get(path, parameters, bearer("usage-0", "operator"))).hasStatusOk();
        assertThat(calls.get(path, parameters, bearer("usage-0", "member"))).hasStatus(403);
        assertThat(calls.get(path, parameters, bearer("usage-1", "owner"))).hasStatus(403);
        assertThat(calls.get(path, parameters, "Bearer x")).hasStatus(401);
    }

    @Test
    void measuresQueries() {
        get("usage-11", "usage_type", "playbook_runs");
        get("usage-11", "usage_type", "playbook_runs", "top", "0");

        assertThat(meters.get("billing.usage.query")
                        .tags("metric", "playbook_runs", "breakdown", "none", "kind", "usage", "outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("billing.usage.query.errors")
                        .tags("code", "invalid_request")
                        .counter()
                        .count())
                .isPositive();
    }

    private MvcTestResult knowing(String etag, String organizationId, String usageType) {
        var headers = new HttpHeaders();
        headers.setIfNoneMatch(etag);
        return calls.get(
                "/api/usage-v2/",
                parameters(organizationId, "usage_type", usageType),
                bearer(organizationId, "owner"),
                headers);
    }

    private MvcTestResult get(String organizationId, String... namesAndValues) {
        return calls.get("/api/usage-v2/", parameters(organizationId, namesAndValues));
    }

    /** Three days from Monday on. */
    private static Map<String, String> parameters(String organizationId, String... namesAndValues) {
        var parameters = new HashMap<>(
                Map.of("organization_id", organizationId, "start_date", "2025-06-02", "end_date", "2025-06-04"));
        for (var each = 0; each < namesAndValues.length; each += 2) {
            parameters.put(namesAndValues[each], namesAndValues[each + 1]);
        }
        return parameters;
    }
}
