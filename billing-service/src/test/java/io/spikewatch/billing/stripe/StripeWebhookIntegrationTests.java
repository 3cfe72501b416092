package io.spikewatch.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.spikewatch.billing.AppServiceStub;
import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.UsageCalls;
import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.subscription.Subscription;
import io.spikewatch.billing.subscription.Subscription.Status;
import io.spikewatch.billing.subscription.SubscriptionChange.Kind;
import io.spikewatch.billing.subscription.Subscriptions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class StripeWebhookIntegrationTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final String organization = "stripe-" + UUID.randomUUID();
    private final String customer = "cus_" + UUID.randomUUID();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Plans plans;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private KeptEventsJob job;

    @BeforeEach
    void defineStories() {
        plans.put(plan("stripe-starter", 1, LONG_AGO, RecordedEvents.STARTER_PRICE));
        plans.put(plan("stripe-growth", 2, LONG_AGO, RecordedEvents.GROWTH_PRICE));
    }

    @Test
    void tellsTheLifeOfASubscription() {
        report(organization, customer);

        var told = RecordedEvents.life(customer).stream()
                .map(event -> {
                    assertThat(send(event)).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"outcome\":\"applied\"}");
                    return subscriptions.find(organization).orElseThrow();
                })
                .toList();

        assertThat(told)
                .extracting(Subscription::plan, Subscription::status, Subscription::currentPeriodStart)
                .containsExactly(
                        tuple("stripe-starter", Status.TRIALING, LocalDate.of(2026, 5, 4)),
                        tuple("stripe-starter", Status.TRIALING, LocalDate.of(2026, 5, 4)),
                        tuple("stripe-starter", Status.ACTIVE, LocalDate.of(2026, 5, 18)),
                        tuple("stripe-growth", Status.ACTIVE, LocalDate.of(2026, 5, 18)),
                        tuple("stripe-growth", Status.PAST_DUE, LocalDate.of(2026, 6, 18)),
                        tuple("stripe-growth", Status.ACTIVE, LocalDate.of(2026, 6, 18)),
                        tuple("stripe-growth", Status.ACTIVE, LocalDate.of(2026, 6, 18)),
                        tuple("stripe-growth", Status.CANCELED, LocalDate.of(2026, 6, 18)));
        assertThat(told.get(6))
                .isEqualTo(new Subscription(
                        "stripe-growth",
                        Status.ACTIVE,
                        LocalDate.of(2026, 6, 18),
                        LocalDate.of(2026, 7, 18),
                        Instant.parse("2026-05-18T09:00:00Z"),
                        Instant.parse("2026-06-25T15:20:11Z"),
                        Instant.parse("2026-07-18T09:00:00Z"),
                        Instant.parse("2026-06-25T15:20:11Z")));
        assertThat(told.get(7).accessEndsAt()).isEqualTo("2026-07-18T09:00:04Z");
        assertThat(changes(organization))
                .containsExactly(
                        tuple(Kind.UPGRADE, Instant.parse("2026-05-28T12:30:44Z")),
                        tuple(Kind.CANCELLATION, Instant.parse("2026-06-25T15:20:11Z")));
    }

    @Test
    void endsTheSameInWhateverOrderEventsArriveAndHoweverOften() {
        report(organization, customer);
        RecordedEvents.life(customer).forEach(this::send);
        assertThat(changes(organization)).hasSize(2);
        assertThat(openAlerts(organization)).hasSize(2);
        var seed = Long.getLong("oracle.seed", System.nanoTime());

        for (var number = 0; number < 30; number++) {
            var random = new Random(seed + number);
            var other = "stripe-" + UUID.randomUUID();
            report(other, "cus_" + other);
            var life = RecordedEvents.life("cus_" + other);
            var events = new ArrayList<>(life);
            events.addAll(life.subList(random.nextInt(4), 4 + random.nextInt(4)));
            Collections.shuffle(events, random);

            events.forEach(this::send);

            assertThat(subscriptions.find(other))
                    .as("seed %d", seed + number)
                    .isEqualTo(subscriptions.find(organization));
            assertThat(periods(other)).as("seed %d", seed + number).isEqualTo(periods(organization));
            assertThat(changes(other)).as("seed %d", seed + number).isEqualTo(changes(organization));
            assertThat(openAlerts(other)).as("seed %d", seed + number).isEqualTo(openAlerts(organization));
        }
    }

    @Test
    void believesTheLaterToArriveOfUpdatesOfOneSecond() {
        for (var pair = 0; pair < 20; pair++) {
            var other = "stripe-" + UUID.randomUUID();
            report(other, "cus_" + other);
            var upgrade = RecordedEvents.life("cus_" + other).get(3);
            var downgrade = RecordedEvents.life("cus_" + other)
                    .get(3)
                    .replace(RecordedEvents.GROWTH_PRICE, RecordedEvents.STARTER_PRICE);
            var isUpgrade = pair % 2 == 0;

            send(isUpgrade ? downgrade : upgrade);
            send(isUpgrade ? upgrade : downgrade);
            send(isUpgrade ? downgrade : upgrade);

            assertThat(subscriptions.find(other))
                    .map(Subscription::plan)
                    .contains(isUpgrade ? "stripe-growth" : "stripe-starter");
            assertThat(changes(other))
                    .extracting(each -> each.toList().get(0))
                    .containsExactly(isUpgrade ? Kind.UPGRADE : Kind.DOWNGRADE);
        }
    }

    @Test
    void handlesAnEventOnceHoweverManyBringIt() throws Exception {
        report(organization, customer);
        var event = RecordedEvents.life(customer).get(0);
        var threads = Executors.newFixedThreadPool(8);

        try {
            for (var answer : threads.invokeAll(Collections.nCopies(24, (Callable<MvcTestResult>) () -> send(event)))) {
                assertThat(answer.get()).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"outcome\":\"applied\"}");
            }
        } finally {
            threads.shutdown();
        }

        assertThat(wordsOn(organization)).isEqualTo(1);
    }

    @Test
    void findsThePeriodWhereOlderVersionsOfTheApiTellIt() {
        report(organization, customer);

        send(RecordedEvents.ofOlderApi(customer));

        assertThat(subscriptions.find(organization).orElseThrow())
                .extracting(Subscription::currentPeriodStart, Subscription::currentPeriodEnd)
                .containsExactly(LocalDate.of(2026, 6, 18), LocalDate.of(2026, 7, 18));
    }

    @Test
    void refusesWhatStripeDidNotSign() {
        report(organization, customer);
        var event = RecordedEvents.life(customer).get(0);
        var signature = RecordedEvents.signature(event, Instant.now(), RecordedEvents.SECRET);

        var altered = send(event.replace("trialing", "active"), signature);

        assertThat(altered).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("bad_signature");
        assertThat(subscriptions.find(organization)).isEmpty();
        assertThat(send(event, signature)).hasStatusOk();
    }

    @Test
    void asksForASignature() {
        assertThat(http.post().uri("/webhooks/stripe/").content("{}").exchange())
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("bad_signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "",
                "null",
                "[]",
                "{\"id\":\"evt_1\",\"type\":\"customer.subscription.updated\",\"created\":1780000000}",
                "{\"id\":\"evt_1\",\"type\":\"customer.subscription.updated\",\"created\":1780000000,\"data\":{}}",
                "{\"id\":\"evt_1\",\"type\":\"customer.subscription.updated\",\"created\":\"now\",\"data\":{\"object\":{}}}",
                "{\"id\":\"evt_1\",\"type\":\"customer.subscription.updated\",\"created\":1780000000,\"data\":{\"object\":{}}}",
                "{\"id\":\"evt_1\",\"type\":\"customer.subscription.updated\",\"created\":1780000000,\"data\":{\"object\":"
                        + "{\"status\":\"active\",\"items\":7}}}"
            })
    void refusesWhatIsNoEvent(String payload) {
        assertThat(send(payload))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("malformed_event");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(send(" ".repeat(256 * 1024 + 1))).hasStatus(413);
    }

    @Test
    void ignoresEventsAboutOtherThings() {
        var event = """
                {"id": "evt_%s", "object": "event", "type": "invoice.paid", "created": 1781855100,
                 "data": {"object": {"customer": "%s", "customer_email": "jane@acme.example"}}}
                """.formatted(UUID.randomUUID(), customer);

        assertThat(send(event)).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"outcome\":\"ignored\"}");
        assertThat(eventsAbout(customer)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"incomplete", "incomplete_expired"})
    void ignoresSubscriptionsThatNeverBegan(String status) {
        report(organization, customer);

        var answer = send(inStatus(status));

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"outcome\":\"ignored\"}");
        assertThat(subscriptions.find(organization)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "trialing, TRIALING",
        "active, ACTIVE",
        "past_due, PAST_DUE",
        "unpaid, PAST_DUE",
        "paused, PAST_DUE",
        "canceled, CANCELED"
    })
    void saysStripesStatusesInOurWords(String theirs, Status ours) {
        report(organization, customer);

        send(inStatus(theirs));

        assertThat(subscriptions.find(organization)).map(Subscription::status).contains(ours);
    }

    @Test
    void keepsEventsOfAnUnknownPriceUntilAPlanHasIt() {
        report(organization, customer);
        var price = "price_" + UUID.randomUUID();
        var life = RecordedEvents.life(customer).stream()
                .map(event -> event.replace(RecordedEvents.GROWTH_PRICE, price))
                .toList();

        assertThat(life.stream().map(this::send).toList())
                .extracting(each -> each.getResponse().getContentAsString())
                .startsWith("{\"outcome\":\"applied\"}")
                .endsWith("{\"outcome\":\"kept\"}");
        job.applyWhatBecameClear();
        assertThat(subscriptions.find(organization)).map(Subscription::plan).contains("stripe-starter");

        plans.put(plan("stripe-late", 3, LONG_AGO, price));
        job.applyWhatBecameClear();

        assertThat(subscriptions.find(organization).orElseThrow())
                .extracting(Subscription::plan, Subscription::status)
                .containsExactly("stripe-late", Status.CANCELED);
        assertThat(wordsOn(organization)).isEqualTo(8);
        assertThat(send(life.get(7))).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"outcome\":\"applied\"}");
    }

    @Test
    void keepsEventsOfAnUnknownCustomerUntilAReportCarriesIt() {
        var event = RecordedEvents.life(customer).get(0);

        assertThat(send(event)).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"outcome\":\"kept\"}");
        assertThat(send(event)).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"outcome\":\"kept\"}");
        report(organization, customer);
        job.applyWhatBecameClear();

        assertThat(subscriptions.find(organization)).map(Subscription::plan).contains("stripe-starter");
    }

    @Test
    void keepsEventsOfACustomerThatIsSeveralOrganizations() {
        report(organization, customer);
        report(organization + "-too", customer);

        assertThat(send(RecordedEvents.life(customer).get(0)))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"outcome\":\"kept\"}");
    }

    @Test
    void believesTheSubscriptionsMetadataBeforeReports() {
        report(organization, customer);
        var named = "stripe-" + UUID.randomUUID();

        send(RecordedEvents.life(customer)
                .get(0)
                .replaceAll(
                        "\"metadata\" : \\{ },\\s*\"next_pending",
                        "\"metadata\":{\"organization_id\":\"" + named + "\"},\"next_pending"));

        assertThat(subscriptions.find(named)).map(Subscription::plan).contains("stripe-starter");
        assertThat(subscriptions.find(organization)).isEmpty();
    }

    @Test
    void followsAPriceThatMovedToAnotherPlan() {
        var price = "price_" + UUID.randomUUID();
        plans.put(plan("stripe-former", 9, LONG_AGO, price));
        plans.put(plan("stripe-former", 9, LocalDate.of(2026, 5, 10), "price_other"));
        plans.put(plan("stripe-latter", 1, LocalDate.of(2026, 5, 10), price));

        assertThat(plans.keyOf(List.of(price), LocalDate.of(2026, 5, 9))).contains("stripe-former");
        assertThat(plans.keyOf(List.of(price), LocalDate.of(2026, 5, 10))).contains("stripe-latter");
    }

    @Test
    void keepsCustomersOnThePriceThatTheirPlanHadBefore() {
        var price = "price_" + UUID.randomUUID();
        plans.put(plan("stripe-old", 1, LONG_AGO, price));
        plans.put(plan("stripe-old", 1, LocalDate.of(2026, 1, 1), "price_new"));

        assertThat(plans.keyOf(List.of("price_addon", price), LocalDate.of(2026, 6, 1)))
                .contains("stripe-old");
    }

    @Test
    void takesTheHighestOfSeveralPlans() {
        assertThat(plans.keyOf(
                        List.of(RecordedEvents.STARTER_PRICE, RecordedEvents.GROWTH_PRICE), LocalDate.of(2026, 6, 1)))
                .contains("stripe-growth");
    }

    private String inStatus(String status) {
        return RecordedEvents.ofOlderApi(customer)
                .replace("\"status\" : \"active\"", "\"status\" : \"" + status + "\"");
    }

    private static Plan plan(String key, int rank, LocalDate from, String price) {
        return new Plan(key, key, rank, "USD", Map.of(), Map.of(), List.of(price), from);
    }

    private void report(String organizationId, String customerId) {
        new UsageCalls(http).report("""
                {"organization_id": "%s", "stripe_customer_id": "%s", "date": "2026-06-01", "report": {}}""".formatted(organizationId, customerId));
    }

    private MvcTestResult send(String event) {
        return send(event, RecordedEvents.signature(event, Instant.now(), RecordedEvents.SECRET));
    }

    private MvcTestResult send(String event, String signature) {
        return http.post()
                .uri("/webhooks/stripe")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Stripe-Signature", signature)
                .content(event)
                .exchange();
    }

    private Object periods(String organizationId) {
        return subscriptions.periods(organizationId, LONG_AGO, LocalDate.of(2027, 1, 1));
    }

    private List<Tuple> changes(String organizationId) {
        return subscriptions.changes(List.of(organizationId)).getOrDefault(organizationId, List.of()).stream()
                .map(each -> tuple(each.kind(), each.occurredAt()))
                .toList();
    }

    /** What they say, in alphabetical order. */
    private List<String> openAlerts(String organizationId) {
        var answer = http.get()
                .uri("/api/v1/billing/alerts?unacknowledgedOnly=true&limit=100")
                .header(HttpHeaders.AUTHORIZATION, AppServiceStub.bearer(organizationId, "owner"))
                .exchange();
        assertThat(answer).hasStatusOk();
        return JSON.readTree(answer.getResponse().getContentAsByteArray())
                .at("/data/alerts")
                .valueStream()
                .map(alert -> alert.path("severity").asString() + " "
                        + alert.path("message").asString() + " " + alert.path("metadata"))
                .sorted()
                .toList();
    }

    private long wordsOn(String organizationId) {
        return jdbc.sql("select count(*) from subscription_change where organization_id = ?")
                .param(organizationId)
                .query(Long.class)
                .single();
    }

    private long eventsAbout(String customerId) {
        return jdbc.sql("select count(*) from stripe_event where payload like ?")
                .param("%" + customerId + "%")
                .query(Long.class)
                .single();
    }
}
