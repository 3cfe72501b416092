package io.spikewatch.app.message;

import java.util.HashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Where messages go that nobody can understand: unchanged, with the reason beside them. */
@Component
class DeadLetterQueue {

    private static final long PATIENCE_SECONDS = 10;

    private final SqsAsyncClient sqs;
    private final Queues queues;

    DeadLetterQueue(SqsAsyncClient sqs, Queues queues) {
        this.sqs = sqs;
        this.queues = queues;
    }

    /** Returns when the queue has it. */
    void send(Message message, String reason) {
        var attributes = new HashMap<>(message.messageAttributes());
        attributes.put("reason", text(reason));
        attributes.put("original_message_id", text(message.messageId()));
        sqs.sendMessage(request -> request.queueUrl(queues.deadLetterQueue())
                        .messageBody(message.body())
                        .messageAttributes(attributes))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
