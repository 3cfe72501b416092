package io.spikewatch.app.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.AppServiceApplication;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.notification.InboxAction;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.notification.TestNotifications;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.stream.TestStream.Event;
import io.spikewatch.infrastructure.ServersInitializer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Streams that one replica holds, of what another one changes. */
@IntegrationTest
class StreamIntegrationTests {

    private static final int MOST = 4;

    private static ConfigurableApplicationContext holder;
    private static URI address;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Notifications notifications;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager database;

    @Autowired
    private JsonMapper json;

    private final List<TestStream> open = new ArrayList<>();
    private String organization;
    private User anna;
    private String key;

    @BeforeAll
    static void startTheReplicaThatHoldsStreams() {
        holder = new SpringApplicationBuilder(AppServiceApplication.class)
                .initializers(new ServersInitializer())
                .run(
                        "--server.port=0",
                        "--app.stream.heartbeat=300ms",
                        "--app.stream.per-person=" + MOST,
                        "--spring.jmx.enabled=false");
        var port = holder.getEnvironment().getRequiredProperty("local.server.port");
        address = URI.create("http://localhost:" + port + "/api/notifications/stream/");
    }

    @AfterAll
    static void stopIt() {
        holder.close();
    }

    @BeforeEach
    void inviteAnna() {
        organization = people.organization();
        anna = people.memberOf(organization, Role.MEMBER);
        key = people.bearer(anna);
    }

    @AfterEach
    void close() {
        open.forEach(TestStream::close);
    }

    @Test
    void tellsWhatComesChangesAndIsWithdrawnAsTheListHasIt() {
        var stream = stream();

        var id = deliver();
        var told = stream.told(1);
        assertThat(told.get(0).data()).isEqualTo(listed());
        change(id, InboxAction.MARK_READ);
        assertThat(stream.told(2).get(1).data()).isEqualTo(listed());
        change(id, InboxAction.MARK_UNREAD);
        assertThat(stream.told(3).get(2).data()).isEqualTo(listed());
        notifications.retract(List.of(id), "wrong", Map.of());

        var withdrawn = stream.told(4).get(3).data();
        assertThat(withdrawn).isEqualTo(listed());
        assertThat(withdrawn.path("retraction_reason").asString()).isEqualTo("wrong");
        assertThat(stream.told()).extracting(Event::name).containsOnly("notification");
        assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
    }

    @Test
    void tellsOneEventForEachChangeAndNoneForNone() {
        var stream = stream();
        var id = deliver();
        var until = Instant.parse("2999-01-01T00:00:00Z");

        change(id, InboxAction.MARK_READ);
        change(id, InboxAction.MARK_READ);
        change(id, InboxAction.ARCHIVE);
        notifications.snooze(caller(), id, until);
        notifications.snooze(caller(), id, until);
        notifications.markAllRead(caller());
        var last = deliver();

        assertThat(stream.told(5))
                .extracting(Event::notification)
                .containsExactly(id.toString(), id.toString(), id.toString(), id.toString(), last.toString());
        assertThat(stream.told()).extracting(Event::id).doesNotHaveDuplicates().doesNotContain(stream.ready());
    }

    @Test
    void tellsEveryoneOfManyAtOnce() {
        var stream = stream();

        var ids = new TransactionTemplate(database)
                .execute(status -> IntStream.range(0, 500)
                        .mapToObj(each -> deliver().toString())
                        .toList());

        assertThat(stream.told(500)).extracting(Event::notification).containsExactlyElementsOf(ids);
        notifications.markAllRead(caller());
        assertThat(stream.told(1000).subList(500, 1000))
                .extracting(Event::notification)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void tellsWhenATransactionCommitsHoweverEarlyItBegan() {
        var stream = stream();
        var early = new Unfinished(this::deliver);
        var other = deliver();
        assertThat(stream.told(1)).extracting(Event::notification).containsExactly(other.toString());

        early.commit();

        assertThat(stream.told(2).get(1).notification()).isEqualTo(early.notification());
        var last = deliver();
        assertThat(stream.told(3).get(2).notification()).isEqualTo(last.toString());
    }

    @Test
    void neverTellsWhatIsRolledBack() {
        var stream = stream();

        new TransactionTemplate(database).executeWithoutResult(status -> {
            deliver();
            status.setRollbackOnly();
        });
        var kept = deliver();

        assertThat(stream.told(1)).extracting(Event::notification).containsExactly(kept.toString());
    }

    @Test
    void sendsTheMinuteBeforeItsLastEventAgainUnderTheSameIds() {
        var old = deliver();
        writtenLongAgo(old);
        var first = stream();
        deliver();
        change(old, InboxAction.ARCHIVE);
        var told = first.told(2);
        first.close();
        var missed = deliver();

        var second = stream("Last-Event-ID", told.get(1).id());

        assertThat(second.told(3))
                .extracting(Event::id)
                .startsWith(told.get(0).id(), told.get(1).id());
        assertThat(second.told(3).get(2).notification()).isEqualTo(missed.toString());
        var next = deliver();
        assertThat(second.told(4).get(3).notification()).isEqualTo(next.toString());
        assertThat(second.ready()).isNotIn(told.get(0).id(), told.get(1).id(), first.ready());
    }

    @Test
    void missesNothingCommittedAfterItsLastEventHoweverLongAgoWritten() {
        var early = new Unfinished(() -> {
            var id = deliver();
            writtenLongAgo(id);
            return id;
        });
        var first = stream();
        deliver();
        var last = first.told(1).get(0).id();
        first.close();
        early.commit();

        var second = stream("Last-Event-ID", last);

        assertThat(second.told(2)).extracting(Event::notification).contains(early.notification());
    }

    @Test
    void goesOnFromReadyWhenNothingElseWasTold() {
        var early = new Unfinished(() -> {
            var id = deliver();
            writtenLongAgo(id);
            return id;
        });
        var first = stream();
        first.close();
        early.commit();
        var second = stream("Last-Event-ID", first.ready());
        second.close();

        var third = stream("Last-Event-ID", second.ready());

        assertThat(third.told(1)).extracting(Event::notification).containsExactly(early.notification());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "nonsense",
                "0199c0de-0000-4000-8000-000000000000.1",
                "0199c0de-0000-7000-8000-000000000000.99999999999999999999"
            })
    void beginsAnewAfterAnIdThatItNeverGave(String lastEvent) {
        deliver();

        var stream = stream("Last-Event-ID", lastEvent);

        var next = deliver();
        assertThat(stream.told(1)).extracting(Event::notification).containsExactly(next.toString());
    }

    @Test
    void tellsNobodyElsesNorThoseOfAnotherOrganization() {
        var other = people.organization();
        var clara = people.userWithPassword();
        List.of(organization, other).forEach(each -> people.join(clara, each, Role.MEMBER));
        var stream = stream("Authorization", people.bearer(clara), "X-Organization-Id", organization);
        var elsewhere = TestStream.open(
                URI.create(address + "?organization_id=" + other), "Cookie", "SESSION=" + signIn(clara));
        open.add(elsewhere);

        deliver();
        var there = deliver(other, clara);
        var here = deliver(organization, clara);

        assertThat(stream.told(1)).extracting(Event::notification).containsExactly(here.toString());
        assertThat(elsewhere.told(1)).extracting(Event::notification).containsExactly(there.toString());
    }

    @ParameterizedTest
    @EnumSource
    void endsWithoutAnotherEventWhenAccessDoes(Loss loss) {
        var operator = people.bearer(people.operator());
        var issued = ask(operator, "POST", "/api/users/" + anna.id() + "/api_keys", "{\"label\":\"lost\"}");
        var stream = stream("Authorization", "Bearer " + issued.path("key").asString());

        ask(
                operator,
                loss.method,
                loss.path(organization, anna.id(), issued.path("id").asString()),
                loss.body);
        deliver();

        stream.awaitEnd();
        assertThat(stream.told()).isEmpty();
    }

    private enum Loss {
        REMOVED("DELETE", "/api/organizations/{organization}/members/{user}", ""),
        DEACTIVATED("PATCH", "/api/users/{user}", "{\"active\":false}"),
        REVOKED("DELETE", "/api/users/{user}/api_keys/{key}", "");

        private final String method;
        private final String path;
        private final String body;

        Loss(String method, String path, String body) {
            this.method = method;
            this.path = path;
            this.body = body;
        }

        private String path(String organization, UUID user, String key) {
            return path.replace("{organization}", organization)
                    .replace("{user}", user.toString())
                    .replace("{key}", key);
        }
    }

    @Test
    void endsWhenItsSessionDoesThoughTheKeyGoesOn() {
        var person = people.join(people.userWithPassword(), organization, Role.MEMBER);
        var session = signIn(person);
        var stream = streamOf("Cookie", "SESSION=" + session);
        var byKey = streamOf("Authorization", people.bearer(person));

        jdbc.sql("delete from spring_session where principal_name = :user")
                .param("user", person.id().toString())
                .update();
        var id = deliver(organization, person);

        stream.awaitEnd();
        assertThat(stream.told()).isEmpty();
        assertThat(byKey.told(1)).extracting(Event::notification).containsExactly(id.toString());
    }

    @Test
    void endsWhenAccessDoesThoughNothingHappens() {
        var stream = stream();

        ask(people.bearer(people.operator()), "PATCH", "/api/users/" + anna.id(), "{\"active\":false}");

        stream.awaitEnd();
        assertThat(stream.told()).isEmpty();
    }

    @Test
    void showsThatItLivesByComments() {
        var stream = stream();

        await().until(() -> stream.comments().size() >= 3);

        assertThat(stream.told()).isEmpty();
    }

    @Test
    void isRefusedToWhoeverHasTooManyUntilTheyCloseOne() {
        var streams = Stream.generate(this::stream).limit(MOST).toList();

        var refused = ask();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("Retry-After")).isNotNull();
        streams.get(0).close();
        await().until(() -> ask().status() == 200);
    }

    @Test
    void opensNoStreamForWhoeverAsksForHeadersOnly() throws Exception {
        var head = HttpRequest.newBuilder(address)
                .method("HEAD", BodyPublishers.noBody())
                .header("Authorization", key)
                .build();

        for (var time = 0; time <= MOST; time++) {
            var answer = HttpClient.newHttpClient().send(head, BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
        }

        assertThat(ask().status()).isEqualTo(200);
    }

    @Test
    void endsBeforeTheServerStops() {
        var stream = stream();
        var streams = holder.getBean(Streams.class);

        streams.stop();

        stream.awaitEnd();
        assertThat(ask().status()).isEqualTo(503);
        streams.start();
        assertThat(ask().status()).isEqualTo(200);
    }

    /** What the access matrix can't see, as no stream can be written to a mock. */
    @Test
    void letsInMembersAndStaffWhoLookIn() {
        people.accountOf(organization);
        var closed = people.organization();

        for (var person : List.of(anna, people.staff(), people.operator())) {
            var bearer = people.bearer(person);
            streamOf("Authorization", bearer, "X-Organization-Id", organization);
            var refused = TestStream.ask(address, "Authorization", bearer, "X-Organization-Id", closed);
            assertThat(refused.status()).isEqualTo(403);
        }
        assertThat(TestStream.ask(address, "Authorization", "Bearer sw_unknown").status())
                .isEqualTo(401);
    }

    @Test
    void refusesParametersThatItDoesNotKnow() {
        var refused = TestStream.ask(URI.create(address + "?since=1"), "Authorization", key);

        assertThat(refused.status()).isEqualTo(400);
    }

    private TestStream stream(String... headers) {
        var all = Stream.of(headers).anyMatch("Authorization"::equals)
                ? Stream.of(headers)
                : Stream.concat(Stream.of("Authorization", key), Stream.of(headers));
        return streamOf(all.toArray(String[]::new));
    }

    private TestStream streamOf(String... headers) {
        var stream = TestStream.open(address, headers);
        open.add(stream);
        return stream;
    }

    private TestStream ask() {
        var stream = TestStream.ask(address, "Authorization", key);
        open.add(stream);
        return stream;
    }

    private UUID deliver() {
        return deliver(organization, anna);
    }

    private UUID deliver(String to, User person) {
        var delivered = notifications.deliver(List.of(TestNotifications.of(to, person.id())));
        return Objects.requireNonNull(delivered.get(person.id()));
    }

    private void change(UUID id, InboxAction action) {
        notifications.change(caller(), id, action);
    }

    private Caller caller() {
        return new Caller(anna.id(), organization, Role.MEMBER, false, false);
    }

    /** As if five minutes had passed since. */
    private void writtenLongAgo(UUID notification) {
        var then = new Position(
                        UUID.fromString(jdbc.sql("select uuidv7()::text")
                                .query(String.class)
                                .single()),
                        0)
                .before(Duration.ofMinutes(5));
        jdbc.sql("update notification_change set id = :then where notification_id = :id")
                .param("then", new UUID(then.getMostSignificantBits(), notification.getLeastSignificantBits()))
                .param("id", notification)
                .update();
    }

    private JsonNode listed() {
        return ask(key, "GET", "/api/notifications", "").path("results").path(0);
    }

    private JsonNode ask(String bearer, String method, String path, String body) {
        var answer = mvc.method(HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
        assertThat(answer).hasStatus2xxSuccessful();
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }

    private String signIn(User person) {
        var answer = mvc.post()
                .uri("/api/login")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(person.email(), TestPeople.PASSWORD))
                .exchange();
        return Objects.requireNonNull(answer.getResponse().getCookie("SESSION")).getValue();
    }

    /** A transaction that has written a notification and is committed later. */
    private final class Unfinished {

        private final CompletableFuture<UUID> written = new CompletableFuture<>();
        private final CountDownLatch end = new CountDownLatch(1);
        private final CompletableFuture<Void> committed;

        Unfinished(Supplier<UUID> delivery) {
            committed = CompletableFuture.runAsync(
                    () -> new TransactionTemplate(database).executeWithoutResult(status -> write(delivery)));
            written.join();
        }

        private void write(Supplier<UUID> delivery) {
            try {
                written.complete(delivery.get());
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        String notification() {
            return written.join().toString();
        }

        void commit() {
            end.countDown();
            committed.join();
        }
    }
}
