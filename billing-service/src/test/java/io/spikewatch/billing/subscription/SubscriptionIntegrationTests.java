package io.spikewatch.billing.subscription;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.plan.Tier;
import io.spikewatch.billing.subscription.BillingPeriod.Terms;
import io.spikewatch.billing.subscription.Subscription.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class SubscriptionIntegrationTests {

    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @Autowired
    private Subscriptions subscriptions;

    @BeforeEach
    void definePlans() {
        plans.put(plan("sub-basic", "USD", "0.01", LocalDate.of(2020, 1, 1)));
        plans.put(plan("sub-extra", "USD", "0.02", LocalDate.of(2020, 1, 1)));
    }

    @Test
    void answersWithWhatWasPut() {
        var subscription = """
                {"plan": "sub-basic", "status": "trialing", "current_period_start": "2026-06-01",
                 "current_period_end": "2026-07-01", "trial_ends_at": "2026-06-15T00:00:00Z", "canceled_at": null,
                 "access_ends_at": null, "occurred_at": "2026-06-01T10:00:00Z"}
                """;

        var put = put("sub-1", subscription);

        assertThat(put).hasStatusOk().bodyJson().isStrictlyEqualTo(subscription);
        assertThat(get("sub-1", "operator")).hasStatusOk().bodyJson().isStrictlyEqualTo(subscription);
    }

    @Test
    void keepsWhatOccurredLast() {
        put("sub-2", subscription("\"occurred_at\": \"2026-06-02T00:00:00.000002Z\""));

        var older = put(
                "sub-2",
                subscription("\"occurred_at\": \"2026-06-02T00:00:00.000001999Z\"")
                        .replace("sub-basic", "sub-extra")
                        .replace("2026-06-01", "2026-05-01"));

        assertThat(older).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"plan": "sub-basic", "current_period_start": "2026-06-01", "occurred_at": "2026-06-02T00:00:00.000002Z"}
                """);
        assertThat(periods("sub-2")).extracting(BillingPeriod::start).containsExactly(JUNE);
    }

    @Test
    void startsFirstPlanOfPeriodWithThePeriod() {
        tell("sub-3", "sub-basic", JUNE, JULY, "2026-06-20T10:00:00Z");

        assertThat(periods("sub-3"))
                .containsExactly(new BillingPeriod(JUNE, JULY, List.of(terms(JUNE, "sub-basic", "0.01"))));
    }

    @Test
    void changesPlanFromTheDayOnWhichItOccurred() {
        tell("sub-4", "sub-basic", JUNE, JULY, "2026-06-01T10:00:00Z");
        tell("sub-4", "sub-extra", JUNE, JULY, "2026-06-10T23:59:59Z");
        tell("sub-4", "sub-extra", JUNE, JULY, "2026-06-12T10:00:00Z");
        tell("sub-4", "sub-basic", JUNE, JULY, "2026-06-20T10:00:00Z");

        assertThat(periods("sub-4"))
                .containsExactly(new BillingPeriod(
                        JUNE,
                        JULY,
                        List.of(
                                terms(JUNE, "sub-basic", "0.01"),
                                terms(LocalDate.of(2026, 6, 10), "sub-extra", "0.02"),
                                terms(LocalDate.of(2026, 6, 20), "sub-basic", "0.01"))));
    }

    @Test
    void changesPlanBeforeThePeriodFromItsStart() {
        tell("sub-5", "sub-basic", JUNE, JULY, "2026-05-20T10:00:00Z");
        tell("sub-5", "sub-extra", JUNE, JULY, "2026-05-30T10:00:00Z");

        assertThat(periods("sub-5"))
                .containsExactly(new BillingPeriod(JUNE, JULY, List.of(terms(JUNE, "sub-extra", "0.02"))));
    }

    @Test
    void leavesPeriodAloneThatEndedBeforeThePlanChanged() {
        tell("sub-6", "sub-basic", JUNE, JULY, "2026-06-01T10:00:00Z");
        tell("sub-6", "sub-extra", JUNE, JULY, "2026-07-03T10:00:00Z");

        assertThat(periods("sub-6"))
                .containsExactly(new BillingPeriod(JUNE, JULY, List.of(terms(JUNE, "sub-basic", "0.01"))));
    }

    @Test
    void endsPeriodWhereTheNextOneStarts() {
        var middle = LocalDate.of(2026, 6, 15);
        tell("sub-7", "sub-basic", JUNE, JULY, "2026-06-01T10:00:00Z");
        tell("sub-7", "sub-extra", middle, middle.plusMonths(1), "2026-06-15T10:00:00Z");

        assertThat(periods("sub-7"))
                .containsExactly(
                        new BillingPeriod(JUNE, middle, List.of(terms(JUNE, "sub-basic", "0.01"))),
                        new BillingPeriod(middle, middle.plusMonths(1), List.of(terms(middle, "sub-extra", "0.02"))));
    }

    @Test
    void movesTheEndOfKnownPeriod() {
        tell("sub-8", "sub-basic", JUNE, JULY, "2026-06-01T10:00:00Z");
        tell("sub-8", "sub-basic", JUNE, LocalDate.of(2026, 6, 20), "2026-06-20T10:00:00Z");

        assertThat(periods("sub-8")).extracting(BillingPeriod::end).containsExactly(LocalDate.of(2026, 6, 20));
    }

    @Test
    void findsPeriodsOfTheRangeAlone() {
        tell("sub-9", "sub-basic", JUNE, JULY, "2026-06-01T10:00:00Z");
        tell("sub-9", "sub-basic", JULY, LocalDate.of(2026, 8, 1), "2026-07-01T10:00:00Z");

        assertThat(subscriptions.periods("sub-9", LocalDate.of(2026, 6, 30), LocalDate.of(2026, 6, 30)))
                .extracting(BillingPeriod::start)
                .containsExactly(JUNE);
        assertThat(subscriptions.periods("sub-9", JULY, JULY))
                .extracting(BillingPeriod::start)
                .containsExactly(JULY);
        assertThat(subscriptions.periods("sub-9", LocalDate.of(2026, 8, 1), LocalDate.of(2026, 9, 1)))
                .isEmpty();
    }

    @Test
    void followsVersionsOfThePlan() {
        plans.put(plan("sub-young", "EUR", "0.01", LocalDate.of(2026, 6, 5)));
        plans.put(plan("sub-young", "EUR", "0.03", LocalDate.of(2026, 6, 10)));
        plans.put(plan("sub-young", "EUR", "0.04", JULY));
        tell("sub-10", "sub-young", JUNE, JULY, "2026-06-01T10:00:00Z");
        tell("sub-10", "sub-basic", JUNE, JULY, "2026-06-20T10:00:00Z");

        assertThat(periods("sub-10"))
                .containsExactly(new BillingPeriod(
                        JUNE,
                        JULY,
                        List.of(
                                new Terms(JUNE, "sub-young", null, Map.of()),
                                terms(LocalDate.of(2026, 6, 5), "sub-young", "EUR", "0.01"),
                                terms(LocalDate.of(2026, 6, 10), "sub-young", "EUR", "0.03"),
                                terms(LocalDate.of(2026, 6, 20), "sub-basic", "0.01"))));
    }

    @Test
    void neitherDoublesNorLosesWhatIsToldAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var calls = IntStream.range(0, 24)
                    .<Callable<Subscription>>mapToObj(i -> () -> {
                        var start = JUNE.plusMonths(i % 6);
                        return tell("sub-11", "sub-basic", start, start.plusMonths(1), start + "T10:00:00Z");
                    })
                    .toList();

            for (var call : threads.invokeAll(calls)) {
                call.get();
            }
        } finally {
            threads.shutdown();
        }

        var last = JUNE.plusMonths(5);
        assertThat(subscriptions.find("sub-11"))
                .map(Subscription::currentPeriodStart)
                .contains(last);
        assertThat(subscriptions.periods("sub-11", JUNE, last))
                .doesNotHaveDuplicates()
                .extracting(BillingPeriod::start)
                .contains(last);
    }

    @Test
    void knowsNoSubscriptionThatNobodyTold() {
        assertThat(get("sub-0", "operator")).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"plan\": null|plan",
                "\"plan\": \"nonsense\"|plan",
                "\"status\": null|status",
                "\"status\": \"paused\"|status",
                "\"status\": 1|status",
                "\"current_period_start\": null|current_period_start",
                "\"current_period_start\": \"2026-06-01T00:00:00Z\"|current_period_start",
                "\"current_period_end\": null|current_period_end",
                "\"current_period_end\": \"2026-06-01\"|current_period_end",
                "\"current_period_end\": \"+10000-06-01\"|current_period_end",
                "\"current_period_end\": \"2036-06-02\"|current_period_end",
                "\"occurred_at\": null|occurred_at",
                "\"occurred_at\": \"yesterday\"|occurred_at",
                "\"occurred_at\": \"+1000000000-12-31T23:59:59Z\"|occurred_at",
                "\"canceled_at\": 12|canceled_at",
                "\"trial_ends_at\": true|trial_ends_at",
                "\"colour\": \"red\"|colour"
            })
    void refusesMalformedSubscriptionNamingTheField(String field, String name) {
        assertThat(put("sub-12", subscription(field)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin", "member", "staff"})
    void isForOperatorsAlone(String role) {
        assertThat(get("sub-13", role)).hasStatus(403);
        assertThat(put("sub-13", subscription("\"status\": \"active\""), bearer("sub-13", role)))
                .hasStatus(403);
    }

    @Test
    void isOfTheTokensOrganization() {
        assertThat(put("sub-14", subscription("\"status\": \"active\""), bearer("sub-15", "operator")))
                .hasStatus(403);
        assertThat(subscriptions.find("sub-14")).isEmpty();
    }

    private static Plan plan(String key, String currency, String price, LocalDate from) {
        var tiers = List.of(new Tier(null, new BigDecimal(price)));
        return new Plan(key, key, 10, currency, Map.of(), Map.of("tokens", tiers), List.of(), from);
    }

    private static Terms terms(LocalDate from, String plan, String price) {
        return terms(from, plan, "USD", price);
    }

    private static Terms terms(LocalDate from, String plan, String currency, String price) {
        return new Terms(from, plan, currency, Map.of("tokens", List.of(new Tier(null, new BigDecimal(price)))));
    }

    private Subscription tell(String organization, String plan, LocalDate start, LocalDate end, String occurredAt) {
        return subscriptions.put(
                organization,
                new Subscription(plan, Status.ACTIVE, start, end, null, null, null, Instant.parse(occurredAt)));
    }

    private List<BillingPeriod> periods(String organization) {
        return subscriptions.periods(organization, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    }

    /** A subscription with one field changed or added. */
    private static String subscription(String field) {
        var name = field.substring(0, field.indexOf(':'));
        var others = new StringBuilder();
        for (var other : List.of(
                "\"plan\": \"sub-basic\"",
                "\"status\": \"active\"",
                "\"current_period_start\": \"2026-06-01\"",
                "\"current_period_end\": \"2026-07-01\"",
                "\"occurred_at\": \"2026-06-01T00:00:00Z\"")) {
            if (!other.startsWith(name + ":")) {
                others.append(", ").append(other);
            }
        }
        return "{" + field + others + "}";
    }

    private MvcTestResult put(String organization, String subscription) {
        return put(organization, subscription, bearer(organization, "operator"));
    }

    private MvcTestResult put(String organization, String subscription, String bearer) {
        return http.put()
                .uri("/api/organizations/{id}/subscription", organization)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(subscription)
                .exchange();
    }

    private MvcTestResult get(String organization, String role) {
        return http.get()
                .uri("/api/organizations/{id}/subscription/", organization)
                .header(HttpHeaders.AUTHORIZATION, bearer(organization, role))
                .exchange();
    }
}
