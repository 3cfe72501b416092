package io.spikewatch.billing.outbox;

import io.spikewatch.billing.StartRefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** The queue that messages leave for. It must exist at the start; that it can't be reached for a while is borne. */
@Component
class EventsQueue {

    private static final Logger log = LoggerFactory.getLogger(EventsQueue.class);
    private static final int PATIENCE_SECONDS = 15;
    private static final int CHECK_PATIENCE_SECONDS = 3;
    private static final Set<String> FAULTS_OF_MESSAGE = Set.of(
            "InvalidParameterValue",
            "InvalidMessageContents",
            "InvalidAttributeValue",
            "MessageTooLong",
            "BatchRequestTooLong",
            "AWS.SimpleQueueService.BatchRequestTooLong");

    private final SqsAsyncClient sqs;
    private final String name;
    private volatile @Nullable String url;

    EventsQueue(SqsAsyncClient sqs, OutboxProperties properties) {
        this.sqs = sqs;
        this.name = properties.queue();
        findAtStart();
    }

    private void findAtStart() {
        try {
            url();
        } catch (CompletionException e) {
            if (e.getCause() instanceof QueueDoesNotExistException) {
                throw new StartRefusedException(
                        "Queue " + name + " does not exist: create it, or name another in BILLING_EVENTS_QUEUE.");
            }
            log.warn("Queue not reached at the start: queue={} cause={}", name, reason(e));
        }
    }

    /** Throws when the queue is not there. */
    void check() {
        sqs.getQueueAttributes(request -> request.queueUrl(url()).attributeNames(QueueAttributeName.CREATED_TIMESTAMP))
                .orTimeout(CHECK_PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Sends at most ten messages and tells how each fared. A bad one never costs its neighbours. */
    List<Attempt> send(List<OutboxMessage> messages) {
        try {
            return attempts(messages, sendBatch(messages));
        } catch (CompletionException e) {
            if (!isFaultOfMessage(e)) {
                return each(messages, message -> new Attempt.Delayed(message, reason(e)));
            }
            return messages.size() > 1
                    ? messages.stream()
                            .map(List::of)
                            .map(this::send)
                            .flatMap(List::stream)
                            .toList()
                    : each(messages, message -> new Attempt.Refused(message, reason(e)));
        }
    }

    private SendMessageBatchResponse sendBatch(List<OutboxMessage> messages) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (var message : messages) {
            entries.add(entry(String.valueOf(entries.size()), message));
        }
        return join(sqs.sendMessageBatch(request -> request.queueUrl(url()).entries(entries)));
    }

    private static SendMessageBatchRequestEntry entry(String id, OutboxMessage message) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        message.attributes().forEach((name, value) -> attributes.put(name, string(value)));
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(message.body())
                .messageAttributes(attributes)
                .build();
    }

    private static MessageAttributeValue string(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static List<Attempt> attempts(List<OutboxMessage> messages, SendMessageBatchResponse response) {
        var attempts = new ArrayList<>(each(messages, Attempt.Sent::new));
        for (var failure : response.failed()) {
            var index = Integer.parseInt(failure.id());
            var message = messages.get(index);
            attempts.set(
                    index,
                    FAULTS_OF_MESSAGE.contains(failure.code())
                            ? new Attempt.Refused(message, failure.code())
                            : new Attempt.Delayed(message, failure.code()));
        }
        return attempts;
    }

    private static List<Attempt> each(List<OutboxMessage> messages, Function<OutboxMessage, Attempt> attempt) {
        return messages.stream().map(attempt).toList();
    }

    private String url() {
        var known = url;
        if (known == null) {
            known = join(sqs.getQueueUrl(request -> request.queueName(name))).queueUrl();
            url = known;
        }
        return known;
    }

    private static <T> T join(CompletableFuture<T> answer) {
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static boolean isFaultOfMessage(CompletionException failure) {
        return failure.getCause() instanceof AwsServiceException refusal
                && refusal.awsErrorDetails() != null
                && FAULTS_OF_MESSAGE.contains(
                        String.valueOf(refusal.awsErrorDetails().errorCode()));
    }

    private static String reason(CompletionException failure) {
        return String.valueOf(failure.getCause());
    }
}
