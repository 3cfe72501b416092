package io.spikewatch.app.message;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Is the queue there to receive from? */
@Component
class QueueHealthIndicator extends AbstractHealthIndicator {

    private static final long PATIENCE_SECONDS = 3;

    private final SqsAsyncClient sqs;
    private final Queues queues;

    QueueHealthIndicator(SqsAsyncClient sqs, Queues queues) {
        this.sqs = sqs;
        this.queues = queues;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        sqs.getQueueAttributes(request -> request.queueUrl(queues.queue())
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        builder.up();
    }
}
