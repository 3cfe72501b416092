package io.spikewatch.billing.spend;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.UsageCalls;
import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.plan.Tier;
import io.spikewatch.billing.subscription.Subscription;
import io.spikewatch.billing.subscription.Subscription.Status;
import io.spikewatch.billing.subscription.Subscriptions;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class SpendApiIntegrationTests {

    private static final String SPEND = "/api/usage-v2/spend";
    private static final LocalDate MONDAY = LocalDate.of(2025, 6, 2);
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @Autowired
    private Subscriptions subscriptions;

    private UsageCalls calls;

    @BeforeEach
    void definePlan() {
        calls = new UsageCalls(http);
        plans.put(plan("spend-plan", "USD", "0.5"));
    }

    @Test
    void showsATotalOfAllTypesDayByDay() {
        subscribe("spend-1", "spend-plan");
        calls.report("spend-1", MONDAY, "\"tokens\": 120, \"seats\": 2");
        calls.report("spend-1", MONDAY.plusDays(2), "\"tokens\": 3, \"seats\": 3");

        assertThat(get("spend-1", "show_values_on_series", "true"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                {"status": "ok", "type": "timeseries", "currency": "USD", "period": {
                  "start": "2025-06-01", "end": "2025-07-01", "plan": "spend-plan", "currency": "USD", "spend": 41.5,
                  "projected": 875, "data_until": "2025-06-04"}, "partial_buckets": [],
                 "missing_days": ["2025-06-03"], "next": null, "results": [
                  {"id": 0, "label": "Spend", "data": [30, 0, 11.5], "dates": ["2025-06-02", "2025-06-03", "2025-06-04"],
                   "breakdown_type": null, "breakdown_value": null, "count": 41.5}]}
                """);
    }

    @Test
    void addsSeveralTypesUp() {
        subscribe("spend-2", "spend-plan");
        calls.report("spend-2", MONDAY, "\"tokens\": 102, \"seats\": 2, \"playbook_runs\": 7");

        assertThat(get("spend-2", "usage_types", "[\"tokens\",\"playbook_runs\"]"))
                .bodyJson()
                .extractingPath("$.results[*].data[0]")
                .asArray()
                .containsExactly(1);
    }

    @Test
    void sharesDaysAmongTeamsAndShowsWhatNoTeamReported() {
        subscribe("spend-3", "spend-plan");
        calls.report("spend-3", MONDAY, """
                "tokens": 107, "teams": {"7": {"tokens": 50}, "30": {"tokens": 50}, "8": {}}""");

        assertThat(get("spend-3", "breakdowns", "[\"team\",\"type\"]", "usage_types", "[\"tokens\"]"))
                .bodyJson()
                .isLenientlyEqualTo("""
                {"results": [
                  {"id": 0, "label": "Tokens::Team 7", "data": [1.635514, 0, 0], "breakdown_value": ["tokens", "7"]},
                  {"id": 1, "label": "Tokens::Team 8", "data": [0, 0, 0], "breakdown_value": ["tokens", "8"]},
                  {"id": 2, "label": "Tokens::Team 30", "data": [1.635514, 0, 0], "breakdown_value": ["tokens", "30"]},
                  {"id": 3, "label": "Tokens::No team", "data": [0.228972, 0, 0], "breakdown_type": "multiple",
                   "breakdown_value": ["tokens", null]}]}
                """);
    }

    @Test
    void sharesNothingWithNobodyWhereTeamsCountMore() {
        subscribe("spend-4", "spend-plan");
        calls.report("spend-4", MONDAY, """
                "tokens": 101, "teams": {"1": {"tokens": 100}, "2": {"tokens": 200}}""");

        assertThat(get("spend-4", "breakdowns", "[\"team\"]")).bodyJson().isLenientlyEqualTo("""
                {"results": [{"label": "Team 1", "data": [0.166667, 0, 0]}, {"label": "Team 2", "data": [0.333333, 0, 0]}]}
                """);
        assertThat(get("spend-4", "team_ids", "[2]"))
                .bodyJson()
                .extractingPath("$.results[0].data[0]")
                .isEqualTo(0.333333);
    }

    @Test
    void sharesDaysAmongTeamsThatCountMoreThanALongHolds() {
        var teams = IntStream.rangeClosed(1, 1_025)
                .mapToObj(team -> "\"%d\": {\"tokens\": 9007199254740992}".formatted(team))
                .collect(Collectors.joining(", ", "\"teams\": {", "}"));
        subscribe("spend-of-many", "spend-plan");
        calls.report("spend-of-many", MONDAY, "\"tokens\": 1100, " + teams);

        var answer = get("spend-of-many", "usage_type", "tokens", "breakdowns", "[\"team\"]");

        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.results[*].data[0]")
                .asArray()
                .hasSize(1_025)
                .startsWith(0.487805)
                .endsWith(0.487804);
    }

    @Test
    void costsNothingWithoutSubscription() {
        calls.report("spend-5", MONDAY, "\"tokens\": 107");

        assertThat(get("spend-5")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"currency": null, "period": null, "results": [{"data": [0, 0, 0]}]}
                """);
    }

    @Test
    void costsTheSameUntilThePeriodEndsOfACanceledSubscription() {
        var june = LocalDate.of(2025, 6, 1);
        var canceled = Instant.parse("2025-06-01T12:00:00Z");
        subscriptions.put(
                "spend-canceled",
                new Subscription(
                        "spend-plan", Status.CANCELED, june, june.plusMonths(1), null, canceled, canceled, canceled));
        calls.report("spend-canceled", MONDAY, "\"seats\": 2");

        assertThat(get("spend-canceled"))
                .bodyJson()
                .extractingPath("$.results[0].data[0]")
                .isEqualTo(20);
    }

    @Test
    void knowsNothingOfThePeriodBeforeItsFirstReport() {
        subscribe("spend-6", "spend-plan");

        assertThat(get("spend-6")).bodyJson().isLenientlyEqualTo("""
                {"period": {"spend": 0, "projected": null, "data_until": null}}
                """);
    }

    @Test
    void projectsThePeriodFromTheLastFourWeeksOfReports() {
        subscribe("spend-13", "spend-plan");
        calls.report("spend-13", MONDAY.minusWeeks(3), "\"tokens\": 9999999");
        calls.report("spend-13", MONDAY.minusWeeks(2), "\"tokens\": 100");
        calls.report("spend-13", MONDAY.minusWeeks(1), "\"tokens\": 200");
        calls.report("spend-13", MONDAY, "\"tokens\": 300");
        calls.report("spend-13", MONDAY.plusWeeks(1), "\"tokens\": 401");

        assertThat(get("spend-13")).bodyJson().isLenientlyEqualTo("""
                {"period": {"spend": 300.5, "projected": 2925.5, "data_until": "2025-06-09"}}
                """);
    }

    @Test
    void refusesToAddDifferentCurrencies() {
        plans.put(plan("spend-euro", "EUR", "0.5"));
        subscribe("spend-7", "spend-plan");
        subscriptions.put("spend-7", subscription("spend-euro", "2025-06-03T00:00:00Z"));

        assertThat(get("spend-7")).hasStatus(400).bodyJson().isLenientlyEqualTo("""
                {"code": "several_currencies", "errors": [{"field": "start_date"}]}
                """);
        assertThat(get("spend-7", "start_date", "2025-06-03"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                {"currency": "EUR", "period": {"plan": "spend-euro", "currency": null, "spend": null, "projected": null}}
                """);
    }

    @Test
    void answersAgainOnceReportsPlansOrTheSubscriptionChanged() {
        plans.put(plan("spend-changing", "USD", "0.5"));
        subscribe("spend-8", "spend-changing");
        calls.report("spend-8", MONDAY, "\"tokens\": 107");
        var first = etag("spend-8");

        assertThat(getIfNoneMatch("spend-8", first)).hasStatus(304);
        calls.report("spend-8", MONDAY, "\"tokens\": 108");
        var second = etag("spend-8");
        plans.put(plan("spend-changing", "USD", "0.6"));
        var third = etag("spend-8");
        subscriptions.put("spend-8", subscription("spend-plan", "2025-06-03T00:00:00Z"));
        var fourth = etag("spend-8");

        assertThat(List.of(first, second, third, fourth)).doesNotHaveDuplicates();
        assertThat(getIfNoneMatch("spend-8", third)).hasStatusOk();
        assertThat(getIfNoneMatch("spend-8", fourth)).hasStatus(304);
    }

    @Test
    void exportsTheWholeAsCsv() throws UnsupportedEncodingException {
        subscribe("spend-9", "spend-plan");
        calls.report("spend-9", MONDAY, "\"tokens\": 101, \"seats\": 1");

        var answer = calls.get(
                SPEND + "/export", parameters("spend-9", "breakdowns", "[\"type\"]", "include_zeros", "false"));

        assertThat(answer)
                .hasStatusOk()
                .hasContentType("text/csv;charset=UTF-8")
                .hasHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"spend-spend-9-2025-06-02-2025-06-04.csv\"");
        assertThat(answer.getResponse().getContentAsString()).isEqualTo("""
                Series,Total,2025-06-02,2025-06-03,2025-06-04\r
                Tokens,0.5,0.5,0,0\r
                Seats,10,10,0,0\r
                """);
    }

    @Test
    void comparesWithThePeriodBefore() {
        subscribe("spend-10", "spend-plan");
        calls.report("spend-10", MONDAY.minusDays(1), "\"tokens\": 102");
        calls.report("spend-10", MONDAY, "\"tokens\": 4");

        assertThat(get("spend-10", "compare", "previous_period")).bodyJson().isLenientlyEqualTo("""
                {"results": [{"data": [2, 0, 0], "compare_label": "current"},
                  {"data": [0, 0, 1], "compare_label": "previous"}]}
                """);
    }

    @ParameterizedTest
    @CsvSource({"member, 403", "owner, 200", "admin, 200", "staff, 200", "operator, 200"})
    void isForThoseWhoMayReadUsage(String role, int status) {
        assertThat(calls.get(SPEND, parameters("spend-11"), bearer("spend-11", role)))
                .hasStatus(status);
        assertThat(calls.get(SPEND, parameters("spend-11"), bearer("spend-12", role)))
                .hasStatus(403);
    }

    private void subscribe(String organization, String plan) {
        subscriptions.put(organization, subscription(plan, "2025-06-01T00:00:00Z"));
    }

    private static Subscription subscription(String plan, String occurredAt) {
        var june = LocalDate.of(2025, 6, 1);
        return new Subscription(
                plan, Status.ACTIVE, june, june.plusMonths(1), null, null, null, Instant.parse(occurredAt));
    }

    /** Tokens beyond 100 have the price, seats cost 10. */
    private static Plan plan(String key, String currency, String price) {
        var tokens = List.of(new Tier(100L, BigDecimal.ZERO), new Tier(null, new BigDecimal(price)));
        var seats = List.of(new Tier(null, BigDecimal.TEN));
        return new Plan(
                key, key, 10, currency, Map.of(), Map.of("tokens", tokens, "seats", seats), List.of(), LONG_AGO);
    }

    private String etag(String organization) {
        return String.valueOf(get(organization).getResponse().getHeader(HttpHeaders.ETAG));
    }

    private MvcTestResult getIfNoneMatch(String organization, String etag) {
        var headers = new HttpHeaders();
        headers.setIfNoneMatch(etag);
        return calls.get(SPEND, parameters(organization), bearer(organization, "owner"), headers);
    }

    /** Three days from Monday on. */
    private MvcTestResult get(String organization, String... namesAndValues) {
        return calls.get(SPEND, parameters(organization, namesAndValues));
    }

    private static Map<String, String> parameters(String organization, String... namesAndValues) {
        var parameters = new HashMap<>(
                Map.of("organization_id", organization, "start_date", "2025-06-02", "end_date", "2025-06-04"));
        for (var each = 0; each < namesAndValues.length; each += 2) {
            parameters.put(namesAndValues[each], namesAndValues[each + 1]);
        }
        return parameters;
    }
}
