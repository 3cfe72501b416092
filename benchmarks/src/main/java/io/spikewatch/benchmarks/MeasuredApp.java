package io.spikewatch.benchmarks;

import io.spikewatch.quickstart.Api;
import io.spikewatch.quickstart.Service;
import io.spikewatch.quickstart.ServiceProcess;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** PostgreSQL, SQS and app-service's own jar on this machine, with empty data that go away in the end. */
final class MeasuredApp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String OPERATOR_KEY = "sw_operator-key-of-the-benchmarks";
    private static final Map<String, String> SECRETS = Map.of(
            "BILLING_DATABASE_PASSWORD", "billing",
            "BILLING_DATABASE_OWNER_PASSWORD", "billing-owner",
            "APP_DATABASE_PASSWORD", "app",
            "APP_DATABASE_OWNER_PASSWORD", "app-owner",
            "APP_BOOTSTRAP_API_KEY", OPERATOR_KEY);

    private final MeasuredServers servers = new MeasuredServers(SECRETS);
    private final ServiceProcess app;
    private final SqsClient sqs;
    private final String queue;
    private boolean closed;

    private MeasuredApp(int heapMegabytes) {
        sqs = client(servers.sqs());
        queue = sqs.getQueueUrl(request -> request.queueName("billing-events")).queueUrl();
        app = ServiceProcess.start(
                Service.APP,
                servers.environmentWith(Map.of("APP_PORT", MeasuredServers.freePort())),
                List.of("-Xmx" + heapMegabytes + "m", "-XX:+ExitOnOutOfMemoryError"),
                servers.folder().resolve("app-service.log"));
    }

    /** Starts it, and has it stopped when this JVM ends, however that happens. */
    static MeasuredApp start(int heapMegabytes) {
        Progress.say("Starting PostgreSQL and app-service, with " + heapMegabytes + " MB of heap");
        var system = new MeasuredApp(heapMegabytes);
        Runtime.getRuntime().addShutdownHook(new Thread(system::close));
        system.app.awaitReady(PATIENCE);
        return system;
    }

    private static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    Api operator() {
        return Api.withKey(app.address(), OPERATOR_KEY);
    }

    /** Connects to app-service's database as the superuser. */
    Connection connect() {
        return servers.connect("app");
    }

    /** Returns when the queue has it. */
    void send(String message) {
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody(message));
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        app.close();
        sqs.close();
        servers.close();
    }
}
