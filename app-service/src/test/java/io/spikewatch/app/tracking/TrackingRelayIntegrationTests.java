package io.spikewatch.app.tracking;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.outside.TestOutside;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Relays of their own, on a table of their own, which no other relay looks into. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class TrackingRelayIntegrationTests {

    private static final String SCHEMA = "relay_tests";
    private static final Instant THEN = Instant.parse("2026-06-09T10:00:00Z");

    @Autowired
    private JsonMapper json;

    private final List<AutoCloseable> open = new ArrayList<>();
    private HikariDataSource database;
    private TransactionOperations transactions;
    private TrackedEventRepository events;
    private TestClock clock;
    private SimpleMeterRegistry meters;
    private AnalyticsStub analytics;

    @BeforeAll
    void createTable(@Autowired Environment variables) {
        database = new HikariDataSource();
        database.setJdbcUrl(variables.getRequiredProperty("APP_DATABASE_URL"));
        database.setUsername(variables.getRequiredProperty("APP_DATABASE_OWNER"));
        database.setPassword(variables.getRequiredProperty("APP_DATABASE_OWNER_PASSWORD"));
        database.setMaximumPoolSize(3);
        database.setSchema(SCHEMA);
        JdbcClient.create(database).sql("create schema " + SCHEMA).update();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V31__create_tracked_event.sql"))
                .execute(database);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        events = new TrackedEventRepository(JdbcClient.create(database), json);
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void start() {
        JdbcClient.create(database).sql("truncate tracked_event").update();
        clock = new TestClock();
        meters = new SimpleMeterRegistry();
        analytics = new AnalyticsStub();
    }

    @AfterEach
    void stop() throws Exception {
        analytics.close();
        for (var each : open) {
            each.close();
        }
        open.clear();
    }

    @Test
    void sendsEventsAsTheCaptureApiTakesThem() {
        var event = TrackedEvent.inOrganization("spike detected", THEN, "org-123", null, Map.of("metric", "events"));
        var update = TrackedEvent.groupUpdate("org-123", THEN, Map.of("plan_name", "growth"));
        add(event, update);

        relay();

        assertThat(analytics.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("POST /batch/");
            assertThat(request.header("Content-Encoding")).containsExactly("gzip");
            assertThat(request.header("Content-Type")).containsExactly("application/json; charset=UTF-8");
            assertThat(request.header("Authorization")).isEmpty();
            assertThat(request.body())
                    .isEqualTo("{\"api_key\":\"" + AnalyticsStub.KEY + "\",\"batch\":["
                            + "{\"uuid\":\"" + event.uuid() + "\",\"event\":\"spike detected\","
                            + "\"distinct_id\":\"$organization_org-123\",\"timestamp\":\"2026-06-09T10:00:00Z\","
                            + "\"properties\":{\"metric\":\"events\",\"$groups\":{\"organization\":\"org-123\"}}},"
                            + "{\"uuid\":\"" + update.uuid() + "\",\"event\":\"$groupidentify\","
                            + "\"distinct_id\":\"$organization_org-123\",\"timestamp\":\"2026-06-09T10:00:00Z\","
                            + "\"properties\":{\"$group_type\":\"organization\",\"$group_key\":\"org-123\","
                            + "\"$group_set\":{\"plan_name\":\"growth\"}}}]}");
        });
        assertThat(count("sent")).isEqualTo(2);
    }

    @Test
    void sendsInOrderAndInBatches() {
        add(numbered(250));

        relay();

        assertThat(analytics.requests())
                .extracting(request -> request.events().size())
                .containsExactly(100, 100, 50);
        assertThat(analytics.events())
                .extracting(TrackingRelayIntegrationTests::number)
                .isEqualTo(numbers(250));
        assertThat(events.countWaiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 401, 403, 404, 429, 500, 503})
    void triesAgainUnderTheSameUuidsWhateverItIsToldOutsideOfTheEvents(int status, CapturedOutput output) {
        add(numbered(3));
        analytics.answer(request -> status);
        var relay = relay();
        analytics.answer(request -> 200);

        sendAll(relay);
        assertThat(analytics.events()).as("too early to try again").isEmpty();
        clock.pass(Duration.ofSeconds(1));
        sendAll(relay);

        assertThat(analytics.events()).isEqualTo(analytics.requests().get(0).events());
        assertThat(analytics.requests()).extracting(AnalyticsStub.Request::path).containsOnly("POST /batch/");
        assertThat(linesIn(output))
                .extracting(line -> line.replaceFirst(".*: Product", "Product"))
                .containsExactly(
                        "Product analytics takes no events, they wait: reason=http_" + status + " waiting=3",
                        "Product analytics is there again");
    }

    @Test
    void saysOnceThatItWaitsHoweverLongAndNeverWithTheKey(CapturedOutput output) {
        add(numbered(1));
        analytics.close();
        var relay = relay();

        for (var minute = 0; minute < 5; minute++) {
            clock.pass(Duration.ofMinutes(1));
            sendAll(relay);
        }
        analytics = new AnalyticsStub(analytics.port());
        clock.pass(Duration.ofSeconds(30));
        sendAll(relay);

        assertThat(analytics.events()).hasSize(1);
        assertThat(linesIn(output)).hasSize(2);
        assertThat(output).doesNotContain(AnalyticsStub.KEY).doesNotContain("told 0");
    }

    @Test
    void waitsForNoAnswerLongerThanItSays(CapturedOutput output) {
        add(numbered(1));
        var hanging = new CountDownLatch(1);
        analytics.answer(request -> {
            await(hanging);
            return 200;
        });

        sendAll(relayTo(analytics.url(), Duration.ofMillis(200)));
        hanging.countDown();

        assertThat(events.countWaiting()).isOne();
        assertThat(linesIn(output)).singleElement().asString().contains("reason=timeout");
    }

    @Test
    void trustsNoCertificateOfItsOwnMaking(CapturedOutput output) throws Exception {
        add(numbered(1));
        var impostor =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().dynamicHttpsPort());
        impostor.start();
        open.add(impostor::stop);
        impostor.stubFor(any(anyUrl()).willReturn(ok()));

        sendAll(relayTo("https://localhost:" + impostor.httpsPort(), Duration.ofSeconds(5)));

        assertThat(impostor.getAllServeEvents()).isEmpty();
        assertThat(events.countWaiting()).isOne();
        assertThat(linesIn(output)).singleElement().asString().contains("reason=SSL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "http://nobody.invalid"})
    void noticesOnceAtTheStartThatNobodyIsThere(String url, CapturedOutput output) {
        var relay = relayTo(url, Duration.ofSeconds(5));

        sendAll(relay);
        add(numbered(1));
        clock.pass(Duration.ofMinutes(1));
        sendAll(relay);

        assertThat(linesIn(output)).singleElement().asString().contains("WARN").contains("waiting=0");
    }

    @Test
    void asksForNothingAtTheStart(CapturedOutput output) {
        relay();

        assertThat(analytics.requests()).isEmpty();
        assertThat(linesIn(output)).isEmpty();
    }

    @Test
    void noticesTheEndOfAnOutageThoughNothingWaits(CapturedOutput output) {
        var port = analytics.port();
        analytics.close();
        var relay = relay();

        analytics = new AnalyticsStub(port);
        clock.pass(Duration.ofSeconds(1));
        sendAll(relay);

        assertThat(linesIn(output)).hasSize(2).last().asString().contains("there again");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void givesUpWhatIsRefusedAlone(int status) {
        add(numbered(100));
        analytics.answer(request -> request.body().contains("told 60\"") ? status : 200);

        relay();

        assertThat(analytics.events())
                .extracting(TrackingRelayIntegrationTests::number)
                .isEqualTo(numbers(100).stream().filter(n -> n != 60).toList());
        assertThat(count("given_up")).isOne();
        assertThat(analytics.requests()).hasSizeLessThan(25);
    }

    @Test
    void givesUpNoMoreThanOneWhereEverythingIsRefused() {
        add(numbered(100));
        analytics.answer(request -> 400);

        relay();

        assertThat(count("given_up")).isOne();
        assertThat(events.countWaiting()).isEqualTo(99);
    }

    @Test
    void losesNothingByARestart() {
        add(numbered(3));
        analytics.answer(request -> 500);
        relay();
        analytics.answer(request -> 200);

        relay();

        assertThat(analytics.events()).isEqualTo(analytics.requests().get(0).events());
    }

    @Test
    void sendsNothingTwiceAndInOrderHoweverManyRelaysThereAre() throws Exception {
        add(numbered(1000));
        var replicas = Executors.newFixedThreadPool(2);

        for (var relay : List.of(newRelay(), newRelay())) {
            replicas.submit(() -> {
                while (events.countWaiting() > 0) {
                    sendAll(relay);
                }
            });
        }
        replicas.shutdown();
        assertThat(replicas.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(analytics.events())
                .extracting(TrackingRelayIntegrationTests::number)
                .isEqualTo(numbers(1000));
    }

    @Test
    void givesUpAfterADay() {
        add(numbered(2));
        analytics.answer(request -> 500);
        clock.pass(Duration.ofHours(24).minusSeconds(1));
        var relay = relay();
        assertThat(events.countWaiting()).isEqualTo(2);

        clock.pass(Duration.ofSeconds(1));
        sendAll(relay);

        assertThat(events.countWaiting()).isZero();
        assertThat(count("given_up")).isEqualTo(2);
    }

    @Test
    void remembersForAMonthWhatItTold() {
        var event = TrackedEvent.ofNobody("told", THEN, Map.of()).onceFor("the fact");
        add(event);
        var relay = relay();

        add(event);
        clock.pass(Duration.ofDays(30));
        var forgottenTooEarly = relay.forgetSettled();
        clock.pass(Duration.ofSeconds(1));
        sendAll(relay);

        assertThat(forgottenTooEarly).isZero();
        assertThat(relay.forgetSettled()).isOne();
        assertThat(analytics.events()).hasSize(1);
    }

    private void add(TrackedEvent... told) {
        events.add(List.of(told), clock.instant());
    }

    private static TrackedEvent[] numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> TrackedEvent.ofNobody("told " + n, THEN, Map.of()))
                .toArray(TrackedEvent[]::new);
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static int number(JsonNode event) {
        return Integer.parseInt(event.path("event").asString().substring("told ".length()));
    }

    /** A new one, which did what it could. */
    private TrackingRelay relay() {
        var relay = newRelay();
        sendAll(relay);
        return relay;
    }

    private TrackingRelay newRelay() {
        return relayTo(analytics.url(), Duration.ofSeconds(5));
    }

    private TrackingRelay relayTo(String url, Duration timeout) {
        var properties = new TrackingProperties(url, AnalyticsStub.KEY, timeout);
        var endpoint = new TrackingEndpoint(properties, TestOutside.withInternalAddresses(), json);
        open.add(endpoint);
        return new TrackingRelay(events, endpoint, new TrackingMetrics(meters, events), transactions, clock);
    }

    private static void sendAll(TrackingRelay relay) {
        while (relay.sendNext()) {}
    }

    private double count(String outcome) {
        return meters.get("app.tracking.events")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static List<String> linesIn(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("Product analytics"))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
