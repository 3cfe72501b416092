package io.spikewatch.infrastructure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server with its data in one folder. It can be stopped and started again, on the same port. */
public final class PostgresServer implements AutoCloseable {

    static final String SUPERUSER = "postgres";

    private final Path dataDirectory;
    private final boolean kept;
    private int port;
    private @Nullable EmbeddedPostgres running;

    private PostgresServer(Path dataDirectory, int port, boolean kept) {
        this.dataDirectory = dataDirectory;
        this.port = port;
        this.kept = kept;
    }

    /**
     * On data that outlives the process, stopping a server first that a killed process left behind on it.
     *
     * @param port 0 takes a free one
     */
    public static PostgresServer keeping(Path dataDirectory, int port) {
        OrphanedPostgres.stop(dataDirectory);
        return new PostgresServer(dataDirectory, port, true).start();
    }

    /** On a free port and data that go away with it. */
    public static PostgresServer temporary() {
        try {
            return new PostgresServer(Files.createTempDirectory("spikewatch-postgres"), 0, false).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again after {@link #stop}. */
    public PostgresServer start() {
        try {
            var server = configured().start();
            port = server.getPort();
            running = server;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start on " + dataDirectory, e);
        }
    }

    private EmbeddedPostgres.Builder configured() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(dataDirectory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setRegisterShutdownHook(false)
                .setServerConfig("max_connections", "200")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", kept ? "on" : "off");
    }

    /** Ends open transactions and connections, and the server. */
    public void stop() {
        var server = running;
        if (server == null) {
            return;
        }
        running = null;
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
        if (!kept) {
            Folders.delete(dataDirectory);
        }
    }

    public int port() {
        return port;
    }

    /** The id of the process, for whoever has to end it when this one can't. */
    public long pid() {
        return OrphanedPostgres.pid(dataDirectory)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL is stopped"));
    }

    DatabaseServer address() {
        return new DatabaseServer("localhost", port, SUPERUSER, "");
    }
}
