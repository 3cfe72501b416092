package io.spikewatch.billing.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.tracing.Tracer;
import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.StartRefusedException;
import io.spikewatch.messages.BillingMessageCodec;
import io.spikewatch.messages.Decoded;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.Origin;
import io.spikewatch.messages.UsageSpikeDetected;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

@IntegrationTest
class OutboxIntegrationTests {

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxRelay relay;

    @Autowired
    private OutboxRepository repository;

    @Autowired
    private OutboxMetrics metrics;

    @Autowired
    private BillingMessageCodec codec;

    @Autowired
    private OutboxProperties properties;

    @Autowired
    private SqsAsyncClient sqs;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Tracer tracer;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void emptyQueue() {
        relay.relay();
        receiveAll();
    }

    @Test
    void sendsWhatWasCommittedInTheFormOfTheContract() {
        var envelope = envelope("Acme");
        enqueue(envelope);

        relay.relay();

        assertThat(receiveAll()).singleElement().satisfies(message -> {
            assertThat(codec.decode(message.body(), attributesOf(message)))
                    .isInstanceOfSatisfying(
                            Decoded.Valid.class,
                            valid -> assertThat(valid.envelope()).isEqualTo(envelope));
            assertThat(attributesOf(message))
                    .containsEntry("content_encoding", "gzip")
                    .containsEntry("content_type", "application/json");
        });
        assertThat(waiting(envelope)).isZero();
    }

    @Test
    void sendsNothingThatWasRolledBack() {
        transactions.executeWithoutResult(transaction -> {
            outbox.enqueue(envelope("Acme"));
            transaction.setRollbackOnly();
        });

        relay.relay();

        assertThat(receiveAll()).isEmpty();
    }

    @Test
    void takesMessagesInsideATransactionOnly() {
        assertThatThrownBy(() -> outbox.enqueue(envelope("Acme"))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void keepsOneMessagePerId() {
        var envelope = envelope("Acme");

        enqueue(envelope);
        enqueue(envelope);

        assertThat(waiting(envelope)).isOne();
    }

    @Test
    void carriesTheTraceOfTheCauseToTheConsumer() {
        var span = tracer.nextSpan().start();
        try (var scope = tracer.withSpan(span)) {
            enqueue(envelope("Acme"));
        } finally {
            span.end();
        }

        relay.relay();

        assertThat(receiveAll())
                .singleElement()
                .satisfies(message -> assertThat(attributesOf(message).get("traceparent"))
                        .startsWith("00-" + span.context().traceId()));
    }

    @Test
    void sharesTheWorkBetweenTwoRelaysAndSendsEachMessageOnce() {
        var sent = IntStream.range(0, 200)
                .mapToObj(number -> envelope("Acme " + number))
                .toList();
        transactions.executeWithoutResult(transaction -> sent.forEach(outbox::enqueue));

        var relays = List.of(newRelay(queue()), newRelay(queue()));
        CompletableFuture.allOf(relays.stream()
                        .map(each -> CompletableFuture.runAsync(each::relay))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(receiveAll().stream().map(this::idOf))
                .containsExactlyInAnyOrderElementsOf(
                        sent.stream().map(Envelope::id).toList());
    }

    @Test
    void keepsMessagesThroughAnOutageOfTheQueue() {
        var envelope = envelope("Acme");
        enqueue(envelope);

        try (var unreachable = unreachableQueue()) {
            newRelay(new EventsQueue(unreachable, properties)).relay();
        }
        assertThat(waiting(envelope)).isOne();
        assertThat(receiveAll()).isEmpty();

        letBackOffPass();
        relay.relay();
        assertThat(receiveAll()).extracting(this::idOf).containsExactly(envelope.id());
    }

    @Test
    void setsARefusedMessageAsideAndSendsItsNeighbours() {
        var tooLarge = envelope(noise(1_500_000));
        var neighbour = envelope("Acme");
        enqueue(tooLarge);
        enqueue(neighbour);

        relay.relay();

        assertThat(receiveAll()).extracting(this::idOf).containsExactly(neighbour.id());
        assertThat(jdbc.sql("select failed_at is not null from outbox_message where id = ?")
                        .param(tooLarge.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        jdbc.sql("delete from outbox_message where id = ?").param(tooLarge.id()).update();
    }

    @Test
    void sendsOneByOneWhatIsTooLargeForOneRequest() {
        var large = IntStream.range(0, 4)
                .mapToObj(number -> envelope(noise(400_000)))
                .toList();
        transactions.executeWithoutResult(transaction -> large.forEach(outbox::enqueue));

        relay.relay();

        assertThat(receiveAll()).hasSameSizeAs(large);
    }

    @Test
    void refusesToStartWithoutItsQueue() {
        assertThatThrownBy(() -> new EventsQueue(sqs, new OutboxProperties("no-such-queue")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage("Queue no-such-queue does not exist: create it, or name another in BILLING_EVENTS_QUEUE.");
    }

    private static Envelope envelope(String organizationName) {
        var id = UUID.randomUUID().toString();
        var spikes = new UsageSpikeDetected(id, "org-1", organizationName, null, null, "2026-06-09", List.of());
        return new Envelope(id, Instant.parse("2026-06-10T02:00:04Z"), Origin.LIVE, spikes);
    }

    /** Text that hardly gets smaller when packed. */
    private static String noise(int length) {
        var random = new Random(1);
        return random.ints(length, '!', '~')
                .filter(next -> next != '"' && next != '\\')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private void enqueue(Envelope envelope) {
        transactions.executeWithoutResult(transaction -> outbox.enqueue(envelope));
    }

    private long waiting(Envelope envelope) {
        return jdbc.sql("select count(*) from outbox_message where id = ?")
                .param(envelope.id())
                .query(Long.class)
                .single();
    }

    private void letBackOffPass() {
        jdbc.sql("update outbox_message set due_at = created_at").update();
    }

    private OutboxRelay newRelay(EventsQueue queue) {
        return new OutboxRelay(repository, queue, metrics, transactions);
    }

    private EventsQueue queue() {
        return new EventsQueue(sqs, properties);
    }

    private static SqsAsyncClient unreachableQueue() {
        return SqsAsyncClient.builder()
                .endpointOverride(URI.create("http://localhost:1"))
                .region(Region.US_EAST_1)
                .credentialsProvider(() -> AwsBasicCredentials.create("local", "local"))
                .overrideConfiguration(client -> client.apiCallTimeout(Duration.ofSeconds(2)))
                .build();
    }

    private String idOf(Message message) {
        var decoded = codec.decode(message.body(), attributesOf(message));
        return ((Decoded.Valid) decoded).envelope().id();
    }

    private static Map<String, String> attributesOf(Message message) {
        var attributes = new HashMap<String, String>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        return attributes;
    }

    /** Takes every message off the queue. */
    private List<Message> receiveAll() {
        var all = new ArrayList<Message>();
        var some = receive();
        while (!some.isEmpty()) {
            all.addAll(some);
            some = receive();
        }
        return all;
    }

    private List<Message> receive() {
        var url = sqs.getQueueUrl(request -> request.queueName(properties.queue()))
                .join()
                .queueUrl();
        var messages = sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
                .join()
                .messages();
        messages.forEach(
                message -> sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()))
                        .join());
        return messages;
    }
}
