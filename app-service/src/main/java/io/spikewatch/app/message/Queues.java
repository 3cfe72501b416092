package io.spikewatch.app.message;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The addresses of both queues, looked up at the start: without them there is nothing to do. */
@Component
class Queues {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SqsAsyncClient sqs;
    private final String queue;
    private final String deadLetterQueue;

    Queues(SqsAsyncClient sqs, MessageProperties properties) {
        this.sqs = sqs;
        this.queue = find(properties.queue());
        this.deadLetterQueue = find(properties.deadLetterQueue());
    }

    String queue() {
        return queue;
    }

    String deadLetterQueue() {
        return deadLetterQueue;
    }

    private String find(String name) {
        try {
            return sqs.getQueueUrl(request -> request.queueName(name))
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join()
                    .queueUrl();
        } catch (CompletionException e) {
            throw new QueueException(reason(name, e.getCause()), e);
        }
    }

    private static String reason(String name, @Nullable Throwable cause) {
        if (cause instanceof QueueDoesNotExistException) {
            return "Queue %s does not exist".formatted(name);
        }
        return "Queue %s cannot be reached: %s"
                .formatted(name, cause instanceof SdkException ? cause.getMessage() : "no answer");
    }
}
