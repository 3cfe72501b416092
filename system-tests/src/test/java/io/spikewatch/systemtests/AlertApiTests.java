package io.spikewatch.systemtests;

import static io.spikewatch.systemtests.Eventually.eventually;
import static io.spikewatch.systemtests.Subscriber.ALERTS;
import static io.spikewatch.systemtests.Subscriber.START;
import static io.spikewatch.systemtests.Subscriber.TODAY;
import static io.spikewatch.systemtests.Subscriber.trialEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.quickstart.Api;
import io.spikewatch.systemtests.Subscriber.Told;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the reference of billing alerts shows and says, row by row: reports to one service, people at the other. */
@SharedSystem
class AlertApiTests {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static Spikewatch system;
    private static Person owner;
    private static Person member;

    @BeforeAll
    static void join(Spikewatch running) {
        system = running;
        Subscriber.definePlans(system.operator());
        owner = Person.signUp("olga.owner@example.com", system);
        member = Person.signUp("mia.member@example.com", system);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tokens        | 400000 | Token usage at 80% (400,000 of 500,000) |  80   | 500000
            tokens        | 425000 | Token usage at 85% (425,000 of 500,000) |  85   | 500000
            tokens        | 427500 | Token usage at 85% (427,500 of 500,000) |  85.5 | 500000
            tokens        | 499999 | Token usage at 99% (499,999 of 500,000) |  99.9 | 500000
            playbook_runs | 40     | Playbook run usage at 80% (40 of 50)    |  80   | 50
            playbook_runs | 99     | Playbook run usage at 198% (99 of 50)   | 198   | 50
            seats         | 4      | Seat usage at 80% (4 of 5)              |  80   | 5
            """)
    void warnsFrom80PercentOfTheSoftLimit(String metric, long usage, String message, String percent, long limit) {
        var customer = customer().on("growth");

        customer.reports(1, counts(metric, usage));

        assertThat(customer.told())
                .containsExactly(new Told(
                        "usage_soft_warning", "warning", message, usageMetadata(metric, percent, usage, limit)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tokens        | 500000 | Token usage limit reached (500,000 tokens used)           | 100 | 500000
            tokens        | 600000 | Token usage limit reached (600,000 tokens used)           | 120 | 500000
            playbook_runs | 100    | Playbook run usage limit reached (100 playbook runs used) | 100 | 100
            seats         | 5      | Seat usage limit reached (5 seats used)                   | 100 | 5
            """)
    void warnsHardFromTheLimitOn(String metric, long usage, String message, String percent, long limit) {
        var customer = customer().on("starter");

        customer.reports(1, counts(metric, usage));

        assertThat(customer.told())
                .containsExactly(new Told(
                        "usage_hard_warning", "critical", message, usageMetadata(metric, percent, usage, limit)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tokens | 350000 | 600000 | Overage incurred: 100,000 tokens beyond plan limit | 100000 | 1000
            tokens | 350000 | 500050 | Overage incurred: 50 tokens beyond plan limit      | 50     | 0.5
            seats  | 3      | 7      | Overage incurred: 2 seats beyond plan limit        | 2      | 20
            """)
    void tellsOfOverageBesideTheLimit(
            String metric, long before, long usage, String message, long overage, String cost) {
        var customer = customer().on("growth").reports(1, counts(metric, before));
        var nothing = customer.told();

        customer.reports(1, counts(metric, usage));

        assertThat(nothing).isEmpty();
        assertThat(customer.told())
                .hasSize(2)
                .anyMatch(each -> each.type().equals("usage_hard_warning"))
                .contains(new Told("overage_incurred", "warning", message, """
                        {"metric":"%s","overageAmount":%d,"estimatedCost":%s}""".formatted(metric, overage, cost)));
    }

    @ParameterizedTest
    @CsvSource({
        "5, warning, Trial expires in 5 days",
        "3, warning, Trial expires in 3 days",
        "2, critical, Trial expires in 2 days",
        "1, critical, Trial expires in 1 day",
        "0, critical, Trial expires today"
    })
    void countsTheLastDaysOfATrial(int daysLeft, String severity, String message) {
        var customer = customer();

        customer.trial(daysLeft, hoursAgo(1));

        assertThat(customer.told()).containsExactly(new Told("trial_expiring", severity, message, """
                {"daysRemaining":%d,"trialEndsAt":"%s"}""".formatted(
                        daysLeft, trialEnd(daysLeft))));
    }

    @Test
    void turnsATrialCriticalInPlaceAndResolvesItOnceItIsLeft() {
        var customer = customer().trial(6, hoursAgo(4));
        var early = customer.told();
        var warning = customer.trial(3, hoursAgo(3)).onlyOpen();

        var critical = customer.trial(2, hoursAgo(2)).onlyOpen();
        customer.tells("growth", "active", hoursAgo(1));

        assertThat(early).isEmpty();
        assertThat(critical).isEqualTo(warning);
        assertThat(customer.open()).isEmpty();
        assertThat(customer.all())
                .singleElement()
                .satisfies(
                        alert -> assertThat(alert.path("resolvedAt").asString()).isNotEmpty());
    }

    @Test
    void tellsOfACancellationWithTheEndOfAccess() {
        var customer = customer().on("growth");

        customer.tells("growth", "canceled", hoursAgo(1), "\"access_ends_at\":\"2099-02-01T00:00:00Z\"");

        assertThat(customer.told())
                .containsExactly(new Told(
                        "subscription_canceled",
                        "critical",
                        "Subscription canceled, access ends on 2099-02-01",
                        "{\"canceledAt\":\"" + hoursAgo(1) + "\",\"accessEndsOn\":\"2099-02-01\"}"));
    }

    @Test
    void tellsOfACancellationWithTheEndOfThePeriodWhereNoOtherIsKnown() {
        var customer = customer().on("growth");

        customer.tells("growth", "canceled", hoursAgo(1));

        assertThat(customer.messages()).containsExactly("Subscription canceled, access ends on " + START.plusDays(30));
    }

    @Test
    void tellsOfACancellationAtStripe() {
        var customer = customer();
        var stripe = new Stripe(anonymousAtApp(), customer.id(), "price_Growth");

        stripe.tell("created", "active", NOW.minusSeconds(60));
        stripe.tell("deleted", "canceled", NOW);

        var ended = NOW.atZone(ZoneOffset.UTC).toLocalDate();
        assertThat(customer.told())
                .containsExactly(new Told(
                        "subscription_canceled",
                        "critical",
                        "Subscription canceled, access ends on " + ended,
                        "{\"canceledAt\":\"" + NOW + "\",\"accessEndsOn\":\"" + ended + "\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "plan_upgraded, info, Starter, Growth, Plan upgraded from Starter to Growth",
        "plan_downgraded, warning, Growth, Starter, Plan downgraded from Growth to Starter"
    })
    void tellsOfAChangeOfThePlan(String type, String severity, String from, String to, String message) {
        var customer = customer().on(from.toLowerCase(Locale.ROOT));
        var first = customer.told();

        customer.tells(to.toLowerCase(Locale.ROOT), "active", hoursAgo(1));

        assertThat(first).isEmpty();
        assertThat(customer.told())
                .containsExactly(new Told(type, severity, message, """
                {"fromPlan":"%s","toPlan":"%s","changedAt":"%s"}""".formatted(from, to, hoursAgo(1))));
    }

    @Test
    void keepsOneOpenAlertThatFollowsUsage() {
        var customer = customer().on("growth").reports(2, "\"tokens\":400000");
        var before = customer.open().get(0);

        customer.reports(1, "\"tokens\":25000");

        var after = customer.all();
        assertThat(after).hasSize(1);
        assertThat(after.get(0).path("id")).isEqualTo(before.path("id"));
        assertThat(after.get(0).path("createdAt")).isEqualTo(before.path("createdAt"));
        assertThat(customer.messages()).containsExactly("Token usage at 85% (425,000 of 500,000)");
    }

    @Test
    void hidesNoMetricBehindAnother() {
        var customer = customer().on("growth").reports(2, "\"tokens\":400000");

        customer.reports(1, "\"playbook_runs\":45");

        assertThat(customer.messages())
                .containsExactly("Playbook run usage at 90% (45 of 50)", "Token usage at 80% (400,000 of 500,000)");
    }

    @Test
    void resolvesTheSoftWarningOnceTheLimitIsReached() {
        var customer = customer().on("starter").reports(2, "\"tokens\":400000");

        customer.reports(1, "\"tokens\":100000");

        assertThat(customer.messages()).containsExactly("Token usage limit reached (500,000 tokens used)");
        assertThat(customer.all()).hasSize(2);
    }

    @Test
    void isSilentAfterAcknowledgementUntilUsageGrewByTenPoints() {
        var customer = customer().on("growth").reports(3, "\"tokens\":400000");
        customer.acknowledge(customer.onlyOpen());

        var generated = customer.generate();
        var silent = customer.reports(2, "\"tokens\":49999").messages();
        customer.reports(1, "\"tokens\":1");

        assertThat(generated.path("generatedCount").asInt()).isZero();
        assertThat(silent).isEmpty();
        assertThat(customer.messages()).containsExactly("Token usage at 90% (450,000 of 500,000)");
        assertThat(customer.all()).hasSize(2);
    }

    @Test
    void tellsAcknowledgedUsageAgainAfterItHadCleared() {
        var customer = customer().on("growth").reports(1, "\"tokens\":400000");
        var first = customer.onlyOpen();
        customer.acknowledge(first);

        customer.reports(1, "\"tokens\":399999").reports(1, "\"tokens\":400000");

        assertThat(customer.messages()).containsExactly("Token usage at 80% (400,000 of 500,000)");
        assertThat(customer.onlyOpen()).isNotEqualTo(first);
    }

    @Test
    void generatesNothingThatIsThereAlready() {
        var customer = customer().on("growth").reports(1, "\"tokens\":425000");
        var alerts = customer.all();

        var generated = customer.generate();

        assertThat(generated).hasToString("{\"generatedCount\":0,\"alerts\":[]}");
        assertThat(customer.all()).isEqualTo(alerts);
    }

    @Test
    void listsAlertsWithTheirSummary() {
        var customer = customer().on("starter").tells("growth", "active", hoursAgo(1));
        customer.acknowledge(customer.onlyOpen());

        customer.reports(1, "\"tokens\":600000,\"playbook_runs\":40,\"seats\":4");

        var list = customer.list("?unacknowledgedOnly=true&limit=10");
        assertThat(list.path("alerts").valueStream()).hasSize(4).allSatisfy(alert -> {
            assertThat(alert.path("orgId").asString()).isEqualTo(customer.id());
            assertThat(UUID.fromString(alert.path("id").asString())).isNotNull();
            assertThat(Instant.parse(alert.path("createdAt").asString())).isAfterOrEqualTo(NOW);
            assertThat(alert.propertyNames()).contains("acknowledgedAt", "acknowledgedBy", "resolvedAt");
            assertThat(alert.path("acknowledgedAt").isNull()).isTrue();
        });
        assertThat(list.path("summary")).isEqualTo(new JsonMapper().readTree("""
                {"total":5,"unacknowledged":4,"bySeverity":{"info":1,"warning":3,"critical":1},
                 "byType":{"usage_soft_warning":2,"usage_hard_warning":1,"overage_incurred":1,"trial_expiring":0,
                  "subscription_canceled":0,"plan_upgraded":1,"plan_downgraded":0}}"""));
    }

    @Test
    void listsPageByPage() {
        var customer = customer().on("starter").tells("growth", "active", hoursAgo(1));
        customer.reports(1, "\"tokens\":600000,\"playbook_runs\":40,\"seats\":4");
        var all = customer.all();

        var first = customer.list("?limit=3");
        var second = customer.list("?limit=3&after=" + first.path("next").asString());

        assertThat(all).hasSize(5).isSortedAccordingTo((a, b) -> createdAt(b).compareTo(createdAt(a)));
        assertThat(first.path("alerts").valueStream()).isEqualTo(all.subList(0, 3));
        assertThat(second.path("alerts").valueStream()).isEqualTo(all.subList(3, 5));
        assertThat(second.path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=ten", "after=there", "unacknowledgedOnly=perhaps", "colour=red"})
    void refusesMalformedParameterNamingIt(String parameter) {
        var answer = customer().person().tryGet(ALERTS + "?" + parameter);

        assertThat(answer.has(400)).isTrue();
        assertThat(problem(answer).at("/errors/0/field").asString())
                .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void acknowledgesOnceForAll() {
        var customer = customer().on("growth").reports(1, "\"tokens\":425000");
        var id = customer.onlyOpen();

        var first = customer.acknowledge(id);
        var again = customer.acknowledge(id);

        assertThat(first.path("alertId").asString()).isEqualTo(id);
        assertThat(Instant.parse(first.path("acknowledgedAt").asString())).isAfterOrEqualTo(NOW);
        assertThat(again).isEqualTo(first);
        assertThat(customer.open()).isEmpty();
        assertThat(customer.list("").at("/summary/unacknowledged").asInt()).isZero();
        assertThat(customer.all().get(0).path("acknowledgedAt")).isEqualTo(first.path("acknowledgedAt"));
        assertThat(customer.all().get(0).path("acknowledgedBy").asString()).isEqualTo(owner.id());
    }

    @Test
    void looksForAlertsOnceThereIsASubscription() {
        var customer = customer().reports(1, "\"tokens\":400000");
        var generated = customer.generate();
        var without = customer.all();

        customer.on("growth");

        assertThat(generated.path("generatedCount").asInt()).isZero();
        assertThat(without).isEmpty();
        assertThat(customer.messages()).containsExactly("Token usage at 80% (400,000 of 500,000)");
    }

    @Test
    void saysNothingBelowTheThresholds() {
        var customer = customer().on("growth");

        customer.reports(1, "\"tokens\":399999,\"playbook_runs\":39,\"seats\":3");

        assertThat(customer.generate().path("generatedCount").asInt()).isZero();
        assertThat(customer.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/generate", "/5f0c3f5e-2d5c-4c0e-9d3b-0c7a4a0d7a11/acknowledge"})
    void turnsAwayWhoIsNotSignedInAtBothServices(String path) {
        var billing = Api.anonymous(system.billing().get(0).process().address());

        for (var anonymous : List.of(anonymousAtApp(), billing)) {
            var answer = path.isEmpty() ? anonymous.tryGet(ALERTS) : anonymous.tryPost(ALERTS + path, Map.of());

            assertThat(answer.response().statusCode()).isEqualTo(401);
        }
    }

    @Test
    void letsMembersListGenerateAndAcknowledge() {
        var customer = customer().on("growth").reports(1, "\"tokens\":400000");

        var seen = customer.with(member, "member").seenBy(member);

        assertThat(seen.messages()).containsExactly("Token usage at 80% (400,000 of 500,000)");
        assertThat(seen.generate().path("generatedCount").asInt()).isZero();
        assertThat(seen.acknowledge(seen.onlyOpen()).path("acknowledgedAt").asString())
                .isNotEmpty();
        assertThat(seen.open()).isEmpty();
    }

    @Test
    void showsNothingToThoseOfAnotherOrganization() {
        var customer = customer().on("growth").reports(1, "\"tokens\":400000");

        var stranger = customer.seenBy(member).person();

        assertThat(statuses(stranger, customer.onlyOpen())).containsExactly(403, 403, 403);
        assertThat(customer.open()).hasSize(1);
    }

    @Test
    void letsStaffLookAndChangeNothing() {
        var customer = customer().on("growth").reports(1, "\"tokens\":400000");
        Customers.createAccounts(system.operator(), List.of(customer.id()));

        var staff = system.signedIn(Customers.CSM).with("X-Organization-Id", customer.id());

        assertThat(statuses(staff, customer.onlyOpen())).containsExactly(200, 403, 403);
        assertThat(customer.open()).hasSize(1);
    }

    @Test
    void acknowledgesNoAlertOfAnotherOrganization() {
        var customer = customer().on("growth").reports(1, "\"tokens\":400000");
        var other = customer().person();

        for (var id : List.of(customer.onlyOpen(), UUID.randomUUID().toString(), "alert-1")) {
            var answer = other.tryPost(ALERTS + "/" + id + "/acknowledge", Map.of());

            assertThat(answer.has(404)).isTrue();
            assertThat(problem(answer).has("success")).isFalse();
        }
        assertThat(customer.open()).hasSize(1);
    }

    @Test
    void answersThatThereAreNoAlertsWhileSwitchedOffAndGoesOnOtherwise() {
        var customer = customer().on("growth").reports(2, "\"tokens\":400000");
        var id = customer.onlyOpen();

        system.billing().get(0).restartWith("ENABLE_USAGE_ALERTS", "false");
        var statuses = statuses(customer.person(), id);
        var code = problem(customer.person().tryGet(ALERTS)).path("code").asString();
        customer.reports(1, "\"tokens\":200000");
        var usage = customer.person()
                .get("/api/billing/usage/?usage_type=tokens&start_date=%s&end_date=%s".formatted(START, TODAY));
        system.billing().get(0).restartWith("ENABLE_USAGE_ALERTS", "true");

        assertThat(statuses).containsExactly(503, 503, 503);
        assertThat(code).isEqualTo("alerts_disabled");
        assertThat(usage.at("/results/0/data").valueStream().mapToLong(JsonNode::asLong))
                .contains(400_000L, 200_000L);
        eventually(() -> assertThat(customer.messages())
                .containsExactlyInAnyOrder(
                        "Token usage limit reached (600,000 tokens used)",
                        "Overage incurred: 100,000 tokens beyond plan limit"));
    }

    private static Subscriber customer() {
        return Subscriber.ownedBy(owner, system);
    }

    private static Api anonymousAtApp() {
        return Api.anonymous(system.app().get(0).process().address());
    }

    /** Of listing, generating and acknowledging. */
    private static List<Integer> statuses(Api person, String alertId) {
        return List.of(
                person.tryGet(ALERTS).response().statusCode(),
                person.tryPost(ALERTS + "/generate", Map.of()).response().statusCode(),
                person.tryPost(ALERTS + "/" + alertId + "/acknowledge", Map.of())
                        .response()
                        .statusCode());
    }

    private static JsonNode problem(Api.Answer answer) {
        return new JsonMapper().readTree(answer.response().body());
    }

    private static String counts(String metric, long usage) {
        return "\"%s\":%d".formatted(metric, usage);
    }

    private static String usageMetadata(String metric, String percent, long usage, long limit) {
        return """
                {"metric":"%s","usagePercent":%s,"currentUsage":%d,"limit":%d}""".formatted(metric, percent, usage, limit);
    }

    private static Instant createdAt(JsonNode alert) {
        return Instant.parse(alert.path("createdAt").asString());
    }

    private static String hoursAgo(int hours) {
        return NOW.minus(hours, ChronoUnit.HOURS).toString();
    }
}
