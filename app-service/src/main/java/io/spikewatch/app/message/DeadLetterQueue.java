package io.spikewatch.app.message;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Where messages go that nobody can understand: unchanged, with the reason beside them. */
@Component
class DeadLetterQueue {

    private static final int MOST_ATTRIBUTES = 10;
    private static final long PATIENCE_SECONDS = 10;

    private final SqsAsyncClient sqs;
    private final Queues queues;

    DeadLetterQueue(SqsAsyncClient sqs, Queues queues) {
        this.sqs = sqs;
        this.queues = queues;
    }

    /** Returns when the queue has it. */
    void send(Message message, String reason) {
        sqs.sendMessage(request -> request.queueUrl(queues.deadLetterQueue())
                        .messageBody(message.body())
                        .messageAttributes(attributes(message, reason)))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** The message keeps its own; the queue takes no more than ten, so what is said about it has to fit beside them. */
    static Map<String, MessageAttributeValue> attributes(Message message, String reason) {
        var attributes = new HashMap<>(message.messageAttributes());
        putIfRoom(attributes, "reason", reason);
        putIfRoom(attributes, "original_message_id", message.messageId());
        return attributes;
    }

    private static void putIfRoom(Map<String, MessageAttributeValue> attributes, String name, String value) {
        if (attributes.size() < MOST_ATTRIBUTES || attributes.containsKey(name)) {
            attributes.put(name, text(value));
        }
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
