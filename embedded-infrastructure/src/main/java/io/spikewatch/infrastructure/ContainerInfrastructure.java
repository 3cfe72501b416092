package io.spikewatch.infrastructure;

import java.net.URI;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Servers in containers. */
final class ContainerInfrastructure implements Infrastructure {

    /** The last tag that needs no account. */
    static final String LOCALSTACK_TAG = "4.14.0";

    private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
    private final LocalStackContainer sqs =
            new LocalStackContainer("localstack/localstack:" + LOCALSTACK_TAG).withServices("sqs");

    ContainerInfrastructure() {
        Startables.deepStart(postgres, sqs).join();
    }

    @Override
    public DatabaseServer database() {
        return new DatabaseServer(
                postgres.getHost(),
                postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                postgres.getUsername(),
                postgres.getPassword());
    }

    @Override
    public URI sqs() {
        return sqs.getEndpoint();
    }

    @Override
    public void close() {
        sqs.stop();
        postgres.stop();
    }
}
