package io.spikewatch.app.message;

import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.Visibility;
import io.awspring.cloud.sqs.listener.acknowledgement.Acknowledgement;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.model.Message;

/** Takes messages off the queue. It asks for the raw message: a typed one would never see what can't be decoded. */
@Component
class BillingEventsListener {

    private final MessageIntake intake;
    private final MessageProperties properties;

    BillingEventsListener(MessageIntake intake, MessageProperties properties) {
        this.intake = intake;
        this.properties = properties;
    }

    @SqsListener(
            id = "billing-events",
            queueNames = "${app.messages.queue:billing-events}",
            factory = BillingEventsConfiguration.CONTAINER_FACTORY)
    void on(Message message, Visibility visibility, Acknowledgement acknowledgement) throws InterruptedException {
        var seconds = (int) properties.visibility().toSeconds();
        if (intake.take(message, () -> visibility.changeTo(seconds))) {
            acknowledgement.acknowledge();
        }
    }
}
