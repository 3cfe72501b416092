package io.spikewatch.app.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.account.TestAccounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class BillingEventsListenerIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(15);

    @Autowired
    private SqsAsyncClient sqs;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private DatabaseGate gate;

    private TestQueue queue;
    private Account account;

    @BeforeEach
    void assignAnAccountTeam() {
        queue = new TestQueue(sqs);
        account = people.accountOf(people.organization());
        accounts.assign(account.id(), AssignmentRole.CSM, people.staff().id());
    }

    @Test
    void countsAndRecordsWhatItHandled() {
        var before = counted("handled", "usage_spike_detected");
        var spike = TestSpike.of(account.externalId());

        queue.send(spike.json());

        await().atMost(SOON).until(() -> stateOf(spike.messageId()).equals("handled"));
        assertThat(counted("handled", "usage_spike_detected")).isGreaterThan(before);
        assertThat(notificationsOf(spike)).isOne();
    }

    @Test
    void recognizesWhatItHandledBefore() {
        var before = counted("duplicate", "usage_spike_detected");
        var spike = TestSpike.of(account.externalId());

        for (int i = 0; i < 4; i++) {
            queue.send(spike.json());
        }

        await().atMost(SOON).until(() -> counted("duplicate", "usage_spike_detected") >= before + 3);
        assertThat(notificationsOf(spike)).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usage_spike_detected | {}                 | spike_id",
                "usage_spike_detected | {\"spike_id\":\"\"}    | spike_id",
                "of_another_world     | {\"spike_id\":\"x\"}   | type",
                "lifecycle_event      | {\"event\":\"billing_alert_raised\",\"organization_id\":\"org-1\"} | event",
                "lifecycle_event      | {\"event\":\"mass_send_held\",\"organization_id\":\"org-1\"}       | event"
            })
    void keepsWhatMakesNoSenseWithTheReason(String type, String data, String reason) {
        var id = UUID.randomUUID();
        var body = "{\"type\":\"%s\",\"id\":\"%s\",\"data\":%s}".formatted(type, id, data);

        queue.send(body);
        queue.sendPacked(body);

        await().atMost(SOON).until(() -> stateOf(id.toString()).equals("rejected"));
        var listed = get("/api/messages/rejected/?limit=100");
        assertThat(listed)
                .bodyJson()
                .extractingPath("$.results[?(@.id=='%s')].reason".formatted(id))
                .asArray()
                .satisfiesExactly(told -> assertThat(told.toString()).contains(reason));
        assertThat(listed)
                .bodyJson()
                .extractingPath("$.results[?(@.id=='%s')].body.id".formatted(id))
                .asArray()
                .containsExactly(id.toString());
    }

    @Test
    void reportsWhatItRejectsInTheTraceOfTheSender(CapturedOutput output) {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var id = UUID.randomUUID();

        queue.send(
                "{\"type\":\"nonsense\",\"id\":\"%s\",\"data\":{}}".formatted(id),
                Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(output.getOut().lines())
                        .filteredOn(line -> line.contains(id.toString()))
                        .singleElement()
                        .asString()
                        .contains("WARN", trace));
    }

    @Test
    void stopsTheStartWithoutItsQueues() {
        var properties =
                new MessageProperties("missing", "missing-dlq", 10, Duration.ofSeconds(2), Duration.ofSeconds(30));

        assertThatThrownBy(() -> new Queues(sqs, properties))
                .isInstanceOf(QueueException.class)
                .hasMessage("Queue missing does not exist");
    }

    @Test
    void keepsTwoRejectedMessagesOfOneId() {
        var id = UUID.randomUUID();

        queue.send("{\"type\":\"usage_spike_detected\",\"id\":\"%s\",\"data\":{}}".formatted(id));
        queue.send("{\"type\":\"nonsense\",\"id\":\"%s\",\"data\":{}}".formatted(id));

        await().atMost(SOON)
                .until(() ->
                        jdbc.sql("select count(*) from received_message where body like :id and state = 'rejected'")
                                        .param("id", "%" + id + "%")
                                        .query(Integer.class)
                                        .single()
                                == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[1]", "{\"type\":\"usage_spike_detected\",\"data\":null}", "7", "{\"a\":"})
    void sendsWhatNobodyUnderstandsToTheDeadLetters(String body) {
        var before = counted("dead_lettered", "unknown");
        var messageId = queue.send(body, Map.of("JavaType", "java.util.Date", "colour", "red"));
        var next = TestSpike.of(account.externalId());
        queue.send(next.json());

        await().atMost(SOON).until(() -> queue.deadLetter(messageId) != null);

        var letter = queue.deadLetter(messageId);
        assertThat(letter.body()).isEqualTo(body);
        assertThat(letter.messageAttributes().get("colour").stringValue()).isEqualTo("red");
        assertThat(letter.messageAttributes().get("reason").stringValue()).isNotBlank();
        assertThat(letter.messageAttributes()).hasSize(4);
        assertThat(counted("dead_lettered", "unknown")).isGreaterThan(before);
        await().atMost(SOON).until(() -> notificationsOf(next) == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "bm90IGd6aXA="})
    void sendsWhatCannotBeUnpackedToTheDeadLetters(String body) {
        var messageId = queue.send(body, Map.of("content_encoding", "gzip"));

        await().atMost(SOON).until(() -> queue.deadLetter(messageId) != null);

        assertThat(queue.deadLetter(messageId)
                        .messageAttributes()
                        .get("content_encoding")
                        .stringValue())
                .isEqualTo("gzip");
    }

    @Test
    void skipsEntriesThatAreNoObjects() {
        var spike = TestSpike.of(account.externalId());

        queue.send(spike.json().replace("\"spikes\":[", "\"spikes\":[7,\"x\","));

        await().atMost(SOON).until(() -> notificationsOf(spike) == 1);
    }

    @Test
    void keepsWhatFoundNobodyUntilSomebodyIsAssigned() {
        var organization = people.organization();
        var spike = TestSpike.of(organization);
        queue.send(spike.json());
        await().atMost(SOON).until(() -> stateOf(spike.messageId()).equals("unrouted"));
        assertThat(reasonsOf("unrouted", spike)).containsExactly("no_account");

        var late = people.accountOf(organization);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reasonsOf("unrouted", spike)).containsExactly("no_person"));
        accounts.assign(late.id(), AssignmentRole.CSM, people.staff().id());

        await().atMost(SOON).until(() -> notificationsOf(spike) == 1);
        assertThat(reasonsOf("unrouted", spike)).isEmpty();
        assertThat(replay(spike.messageId())).hasStatusOk();
        assertThat(notificationsOf(spike)).isOne();
    }

    @Test
    void replaysOnlyForOperators() {
        var staff = people.bearer(people.staff());

        assertThat(mvc.get().uri("/api/messages/unrouted/").header("Authorization", staff))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.post()
                        .uri("/api/messages/" + UUID.randomUUID() + "/replay/")
                        .header("Authorization", staff))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(replay(UUID.randomUUID().toString())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(replay("nonsense")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void leavesInItsListWhatAReplayCannotHelp() {
        var spike = TestSpike.of(people.organization());
        queue.send(spike.json());
        queue.send("{\"type\":\"nonsense\",\"id\":\"%s\",\"data\":{}}".formatted(spike.spikeId()));
        await().atMost(SOON).until(() -> stateOf(spike.messageId()).equals("unrouted"));
        await().atMost(SOON).until(() -> stateOf(spike.spikeId()).equals("rejected"));

        assertThat(replay("unrouted/" + spike.messageId())).hasStatus(HttpStatus.ACCEPTED);
        assertThat(replay("rejected/" + spike.spikeId()))
                .hasStatus(HttpStatus.ACCEPTED)
                .bodyJson()
                .extractingPath("$.reason")
                .isEqualTo("unknown type");

        assertThat(stateOf(spike.messageId())).isEqualTo("unrouted");
    }

    @Test
    void neverTellsOperatorsWhatSomebodyElseSaysInOurName() {
        var id = UUID.randomUUID().toString();
        queue.send("""
                {"type":"lifecycle_event","id":"%s","data":{"event":"mass_send_held","organization_id":"vendor",
                 "properties":{"campaign":"x","sends":1,"usual":1,"limit":1,"hold":"%s"}}}
                """.formatted(id, id));
        await().atMost(SOON).until(() -> stateOf(id).equals("rejected"));

        assertThat(replay("rejected/" + id)).hasStatus(HttpStatus.ACCEPTED);

        assertThat(stateOf(id)).isEqualTo("rejected");
        assertThat(jdbc.sql("select count(*) from send where event_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void waitsForTheDatabaseInsteadOfWearingMessagesOut() throws SQLException {
        var spike = TestSpike.of(account.externalId());
        var postponed = counted("postponed", "usage_spike_detected");
        var taken = takeEveryConnection();
        try {
            queue.send(spike.json());
            await().atMost(Duration.ofSeconds(20)).until(() -> !gate.isOpen());
            assertThat(counted("postponed", "usage_spike_detected")).isGreaterThan(postponed);
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }

        await().atMost(SOON).until(() -> notificationsOf(spike) == 1);
        assertThat(gate.isOpen()).isTrue();
    }

    private List<Connection> takeEveryConnection() throws SQLException {
        var taken = new ArrayList<Connection>();
        while (taken.size() < pool.getMaximumPoolSize()) {
            taken.add(pool.getConnection());
        }
        return taken;
    }

    private String stateOf(String messageId) {
        return jdbc.sql("select state from received_message where id = :id")
                .param("id", UUID.fromString(messageId))
                .query(String.class)
                .optional()
                .orElse("absent");
    }

    private List<String> reasonsOf(String list, TestSpike spike) {
        return jdbc.sql("select reason from received_message where id = :id and state = :state")
                .param("id", UUID.fromString(spike.messageId()))
                .param("state", list)
                .query(String.class)
                .list();
    }

    private int notificationsOf(TestSpike spike) {
        return jdbc.sql("select count(*) from notification where source_id = :spike")
                .param("spike", spike.spikeId())
                .query(Integer.class)
                .single();
    }

    private double counted(String outcome, String type) {
        var counter = meters.find("spikewatch.messages")
                .tags("outcome", outcome, "type", type)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri(path)
                .header("Authorization", people.bearer(people.operator()))
                .exchange();
    }

    private MvcTestResult replay(String path) {
        return mvc.post()
                .uri("/api/messages/" + path + "/replay/")
                .header("Authorization", people.bearer(people.operator()))
                .exchange();
    }
}
