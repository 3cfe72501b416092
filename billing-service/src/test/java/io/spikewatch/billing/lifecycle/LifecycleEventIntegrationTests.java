package io.spikewatch.billing.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.infrastructure.TestServers;
import io.spikewatch.messages.BillingMessageCodec;
import io.spikewatch.messages.Decoded.Valid;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.LifecycleEvent;
import io.spikewatch.messages.NameBasedUuid;
import io.spikewatch.messages.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class LifecycleEventIntegrationTests {

    private static final int AT_ONCE = 16;

    private final String id = "evt-" + UUID.randomUUID();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private LifecycleEvents events;

    @Autowired
    private BillingMessageCodec codec;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void passesAnEventOnAsItIs() {
        var answer = post("""
                {"id": "%s", "event": "startup_plan_customer_added", "organization_id": "org-123", "user_id": "user-7",
                 "occurred_at": "2026-06-09T10:00:00Z", "origin": "backfill", "occurrence_key": "startup-2026",
                 "properties": {"plan": "startup", "credits": 50000, "discount": 12.50, "share": 0.12345678901234567890,
                  "referrer": null, "tags": ["yc", {"batch": "S26"}], "trial": false, "cohort": "2026-06"}}
                """.formatted(id));

        assertThat(answer).hasStatus(202).body().isEmpty();
        assertThat(passedOn())
                .singleElement()
                .satisfies(json -> assertThat(json).isEqualTo("""
                {"schema_version":1,"type":"lifecycle_event","id":"%s","occurred_at":"2026-06-09T10:00:00Z",\
                "origin":"backfill","data":{"id":"%s","event":"startup_plan_customer_added",\
                "organization_id":"org-123","user_id":"user-7","occurrence_key":"startup-2026",\
                "properties":{"plan":"startup","credits":50000,"discount":12.50,"share":0.12345678901234567890,\
                "referrer":null,"tags":["yc",{"batch":"S26"}],"trial":false,"cohort":"2026-06"}}}""".formatted(messageId(), id)));
    }

    @Test
    void takesAnEventForLiveThatDoesNotSayOtherwise() {
        post(event("'user_id': null"));

        assertThat(passedOn()).singleElement().satisfies(json -> {
            var envelope = ((Valid) codec.decodeJson(json)).envelope();
            assertThat(envelope.origin()).isEqualTo(Origin.LIVE);
            assertThat(envelope.message())
                    .isEqualTo(new LifecycleEvent(id, "plan_added", "org-123", null, null, Map.of()));
        });
    }

    @Test
    void acceptsTheSameIdAgainAndChangesNothingWhateverElseItSays() {
        post(event("'user_id': 'user-7'"));
        var first = passedOn();

        var again = post(event("'organization_id': 'org-456', 'event': 'plan_removed', 'origin': 'test'"));

        assertThat(again).hasStatus(202);
        assertThat(passedOn()).isEqualTo(first).hasSize(1);
    }

    @Test
    void staysSilentAboutAnIdWhoseMessageHasLeft() {
        post(event("'user_id': 'user-7'"));
        jdbc.sql("delete from outbox_message where id = ?").param(messageId()).update();

        var again = post(event("'user_id': 'user-7'"));

        assertThat(again).hasStatus(202);
        assertThat(passedOn()).isEmpty();
    }

    @Test
    void passesAnEventOnOnceHoweverManyTellItAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        Callable<MvcTestResult> call = () -> post(event("'user_id': 'user-7'"));

        List<MvcTestResult> answers;
        try {
            answers = threads.invokeAll(Stream.generate(() -> call).limit(100).toList()).stream()
                    .map(LifecycleEventIntegrationTests::get)
                    .toList();
        } finally {
            threads.shutdown();
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatus(202));
        assertThat(passedOn()).hasSize(1);
    }

    @Test
    void takesAnEventAgainWhoseMessageWasNeverCommitted() {
        var event = new LifecycleEvent(id, "plan_added", "org-123", null, null, Map.of());
        transactions.executeWithoutResult(status -> {
            events.take(new Envelope(messageId(), Instant.EPOCH, Origin.LIVE, event));
            status.setRollbackOnly();
        });

        post(event("'user_id': 'user-7'"));

        assertThat(passedOn()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "event", "organization_id", "occurred_at", "properties"})
    void requires(String field) {
        assertRefused(post(event("'%s': null".formatted(field))), field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id              | ' '
            id              | 7
            event           | ''
            event           | 'plan added'
            event           | ['plan_added']
            event           | 'usage_spike_detected'
            event           | 'billing_alert_raised'
            event           | 'subscription_changed'
            event           | 'lifecycle_event'
            event           | 'mass_send_held'
            event           | 'mass_send_'
            organization_id | ''
            occurred_at     | 'today'
            occurred_at     | 1781000000
            occurred_at     | '1969-12-31T23:59:59Z'
            occurred_at     | '+10000-01-01T00:00:00Z'
            origin          | 'banana'
            origin          | 'LIVE'
            origin          | 0
            occurrence_key  | 2026
            properties      | []
            properties      | 'plan'
            properties      | {'credits': 1e999999999}
            properties      | {'credits': [{'deep': 1e-41}]}
            nonsense        | 1
            """)
    void refuses(String field, String value) {
        assertRefused(post(event("'%s': %s".formatted(field, value))), field);
    }

    @ParameterizedTest
    @CsvSource({"id, 300", "organization_id, 300", "user_id, 300", "occurrence_key, 300", "event, 200"})
    void limitsTheLengthOf(String field, int length) {
        assertRefused(post(event("'%s': '%s'".formatted(field, "x".repeat(length + 1)))), field);
        assertThat(post(event("'%s': '%s'".formatted(field, "x".repeat(length)))))
                .hasStatus(202);
    }

    @Test
    void takesPropertiesOfUpTo64KibOfUtf8() {
        assertRefused(post(withProperty("ü".repeat(32_763))), "properties");
        assertThat(post(withProperty("ü".repeat(32_762)))).hasStatus(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud83d"})
    void refusesTextThatNobodyCouldStore(String text) {
        var answer = post(withProperty(text));

        assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("unreadable_event");
        assertThat(passedOn()).isEmpty();
    }

    @Test
    void refusesPropertiesNestedDeeperThanAMessageMayBe() {
        var answer = post(event("'properties': {'deep': " + "[".repeat(62) + "]".repeat(62) + "}"));

        assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("unreadable_event");
        assertThat(post(event("'properties': {'deep': " + "[".repeat(61) + "]".repeat(61) + "}")))
                .hasStatus(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7"})
    void refusesWhatIsNoEvent(String body) {
        assertThat(post(body)).hasStatus(400);
    }

    private void assertRefused(MvcTestResult answer, String field) {
        assertThat(answer)
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
        assertThat(passedOn()).isEmpty();
    }

    /** @param members in single quotes; they take the place of those before */
    private String event(String members) {
        return """
                {'id': '%s', 'event': 'plan_added', 'organization_id': 'org-123',
                 'occurred_at': '2026-06-09T10:00:00Z', 'properties': {}, %s}
                """.formatted(id, members).replace('\'', '"');
    }

    private String withProperty(String text) {
        return event("'properties': {'text': '%s'}".formatted(text));
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/api/lifecycle-events/")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestServers.INGEST_KEY)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String messageId() {
        return NameBasedUuid.of("lifecycle_event", id).toString();
    }

    /** What waits in the outbox about the event. */
    private List<String> passedOn() {
        return jdbc
                .sql("select body from outbox_message where id = ?")
                .param(messageId())
                .query(String.class)
                .list()
                .stream()
                .map(body -> ((Valid) codec.decode(body, Map.of("content_encoding", "gzip"))).json())
                .toList();
    }

    private static MvcTestResult get(Future<MvcTestResult> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
