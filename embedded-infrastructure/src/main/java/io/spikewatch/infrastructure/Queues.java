package io.spikewatch.infrastructure;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.MESSAGE_RETENTION_PERIOD;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The queue from billing to app, and the one for its dead letters, which are kept longer than what they came from. */
public final class Queues {

    private static final int MAX_RECEIVE_COUNT = 5;
    private static final Duration RETENTION = Duration.ofDays(4);
    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final String deadLetters;
    private final String region;
    private final AwsBasicCredentials credentials;

    private Queues(Map<String, String> settings) {
        name = settings.getOrDefault("BILLING_EVENTS_QUEUE", "billing-events");
        deadLetters = settings.getOrDefault("BILLING_EVENTS_DLQ", "billing-events-dlq");
        region = settings.getOrDefault("AWS_REGION", SqsServer.REGION);
        credentials = AwsBasicCredentials.create(
                settings.getOrDefault("AWS_ACCESS_KEY_ID", "none"),
                settings.getOrDefault("AWS_SECRET_ACCESS_KEY", "none"));
    }

    /** As the services' variables name them. */
    public static Queues of(Map<String, String> settings) {
        return new Queues(settings);
    }

    /** Creates what is missing. A queue that exists stays as it is. */
    public void create(URI endpoint) {
        try (var sqs = client(endpoint)) {
            if (!exists(sqs, deadLetters)) {
                create(sqs, deadLetters, Map.of(MESSAGE_RETENTION_PERIOD, seconds(DEAD_LETTER_RETENTION)));
            }
            if (!exists(sqs, name)) {
                var redrive = redrivePolicy(sqs);
                create(sqs, name, Map.of(MESSAGE_RETENTION_PERIOD, seconds(RETENTION), REDRIVE_POLICY, redrive));
            }
        }
    }

    /** The variables by which the services find them. */
    public Map<String, String> variables() {
        return Map.of("BILLING_EVENTS_QUEUE", name, "BILLING_EVENTS_DLQ", deadLetters, "AWS_REGION", region);
    }

    /** For the embedded server, which creates them itself and keeps every message until it is deleted. */
    Config definitions() {
        var redrive = Map.of("name", deadLetters, "maxReceiveCount", MAX_RECEIVE_COUNT);
        var queues = Map.of(deadLetters, Map.of(), name, Map.of("deadLettersQueue", redrive));
        return ConfigValueFactory.fromMap(queues).atKey("queues");
    }

    /** Waits until a server that is starting has both. */
    void await(URI endpoint) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var sqs = client(endpoint)) {
            while (!exists(sqs, name) || !exists(sqs, deadLetters)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("The queues are not there after " + PATIENCE.toSeconds() + " s");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    private static boolean exists(SqsClient sqs, String queue) {
        try {
            sqs.getQueueUrl(request -> request.queueName(queue));
            return true;
        } catch (QueueDoesNotExistException e) {
            return false;
        }
    }

    private static void create(SqsClient sqs, String queue, Map<QueueAttributeName, String> attributes) {
        sqs.createQueue(request -> request.queueName(queue).attributes(attributes));
    }

    private String redrivePolicy(SqsClient sqs) {
        var url = sqs.getQueueUrl(request -> request.queueName(deadLetters)).queueUrl();
        var arn = sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QUEUE_ARN))
                .attributes()
                .get(QUEUE_ARN);
        return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}".formatted(arn, MAX_RECEIVE_COUNT);
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}
