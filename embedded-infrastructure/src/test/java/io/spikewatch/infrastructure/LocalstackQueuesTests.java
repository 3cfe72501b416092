package io.spikewatch.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.localstack.Localstack;
import cloud.localstack.docker.LocalstackDockerExtension;
import cloud.localstack.docker.annotation.LocalstackDockerProperties;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the embedded server doesn't keep: how long messages stay. */
@Tag("docker")
@ExtendWith(LocalstackDockerExtension.class)
@LocalstackDockerProperties(
        services = "sqs",
        imageName = "localstack/localstack",
        imageTag = ContainerInfrastructure.LOCALSTACK_TAG)
class LocalstackQueuesTests {

    @Test
    void keepsDeadLettersLongerThanWhatTheyCameFrom() {
        var endpoint = URI.create(Localstack.INSTANCE.getEndpointSQS());
        var queues = Queues.of(Map.of());

        queues.create(endpoint);
        queues.create(endpoint);

        assertThat(retention(endpoint, "billing-events")).isEqualTo("345600");
        assertThat(retention(endpoint, "billing-events-dlq")).isEqualTo("1209600");
    }

    private static String retention(URI endpoint, String queue) {
        try (var sqs = Sqs.client(endpoint)) {
            return Sqs.attribute(sqs, queue, QueueAttributeName.MESSAGE_RETENTION_PERIOD);
        }
    }
}
