package io.spikewatch.infrastructure;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Servers on this machine, without Docker. */
final class EmbeddedInfrastructure implements Infrastructure {

    private final PostgresServer postgres;
    private final SqsServer sqs;

    EmbeddedInfrastructure() {
        var starting = CompletableFuture.supplyAsync(SqsServer::inMemory);
        postgres = PostgresServer.temporary();
        sqs = starting.join();
    }

    @Override
    public DatabaseServer database() {
        return postgres.address();
    }

    @Override
    public URI sqs() {
        return sqs.endpoint();
    }

    @Override
    public void close() {
        sqs.close();
        postgres.close();
    }
}
