package io.spikewatch.infrastructure;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;

/** An SQS server, in memory or with its queues and messages in a file. */
public final class SqsServer implements AutoCloseable {

    static final String REGION = "us-east-1";

    private final URI endpoint;
    private final Runnable stop;

    private SqsServer(int port, Runnable stop) {
        this.endpoint = URI.create("http://localhost:" + port);
        this.stop = stop;
    }

    /** Forgets everything when it stops; on a free port. */
    public static SqsServer inMemory() {
        var server = SQSRestServerBuilder.withInterface("localhost")
                .withDynamicPort()
                .withAWSRegion(REGION)
                .start();
        var port = server.waitUntilStarted().localAddress().getPort();
        return new SqsServer(port, server::stopAndWait);
    }

    /**
     * Has every message it accepted again after a restart, even if it was killed. One per process, as its database is.
     */
    public static SqsServer keeping(Path dataDirectory, int port, Queues queues) {
        var stop = new ElasticMQServer(new ElasticMQServerConfig(ConfigFactory.parseMap(settings(dataDirectory, port))
                        .withFallback(queues.definitions())
                        .withFallback(ConfigFactory.load())))
                .start();
        var server = new SqsServer(port, stop::apply);
        queues.await(server.endpoint());
        return server;
    }

    private static Map<String, Object> settings(Path dataDirectory, int port) {
        // Without a write delay a message is in the file before its sender hears that it was accepted.
        var file = dataDirectory.toAbsolutePath().resolve("sqs");
        return Map.of(
                "rest-sqs.bind-hostname",
                "localhost",
                "rest-sqs.bind-port",
                port,
                "node-address.port",
                port,
                "aws.region",
                REGION,
                "messages-storage.enabled",
                true,
                "messages-storage.uri",
                "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        stop.run();
    }
}
