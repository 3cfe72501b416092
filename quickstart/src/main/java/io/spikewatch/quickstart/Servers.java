package io.spikewatch.quickstart;

import io.spikewatch.infrastructure.Databases;
import io.spikewatch.infrastructure.PostgresServer;
import io.spikewatch.infrastructure.Queues;
import io.spikewatch.infrastructure.SqsServer;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.exception.SdkException;

/** What the services need around them: PostgreSQL, and SQS unless one is running elsewhere. */
final class Servers implements AutoCloseable {

    private final PostgresServer postgres;
    private final Sqs sqs;
    private final Map<String, String> variables = new TreeMap<>();

    private Servers(DataDirectory data, Ports ports, Map<String, String> settings) {
        var startingSqs = CompletableFuture.supplyAsync(() -> Sqs.start(data, ports, settings));
        postgres = PostgresServer.keeping(data.file("postgres"), ports.get("POSTGRES_PORT"));
        ProcessHandle.of(postgres.pid()).ifPresent(Watchdog::guard);
        sqs = startingSqs.exceptionally(this::withdraw).join();
        variables.putAll(Queues.of(settings).variables());
        variables.putAll(Databases.on(postgres).create(settings));
        variables.put("SQS_ENDPOINT", sqs.endpoint().toString());
    }

    static Servers start(DataDirectory data, Ports ports, Map<String, String> settings) {
        return new Servers(data, ports, settings);
    }

    /** By which the services find them. */
    Map<String, String> variables() {
        return variables;
    }

    int postgresPort() {
        return postgres.port();
    }

    URI sqs() {
        return sqs.endpoint();
    }

    @Override
    public void close() {
        sqs.stop().run();
        postgres.close();
    }

    private Sqs withdraw(Throwable failure) {
        postgres.close();
        throw failure instanceof QuickstartException known ? known : new IllegalStateException(failure);
    }

    private record Sqs(URI endpoint, Runnable stop) {

        static Sqs start(DataDirectory data, Ports ports, Map<String, String> settings) {
            var queues = Queues.of(settings);
            var elsewhere = settings.get("SQS_ENDPOINT");
            if (elsewhere == null) {
                var server = SqsServer.keeping(data.file("sqs"), ports.get("SQS_PORT"), queues);
                return new Sqs(server.endpoint(), server::close);
            }
            return using(URI.create(elsewhere), queues);
        }

        private static Sqs using(URI endpoint, Queues queues) {
            try {
                queues.create(endpoint);
                return new Sqs(endpoint, () -> {});
            } catch (SdkException e) {
                throw QuickstartException.failure("the queues can't be set up at SQS_ENDPOINT " + endpoint);
            }
        }
    }
}
