package io.spikewatch.benchmarks;

import io.spikewatch.infrastructure.Databases;
import io.spikewatch.infrastructure.PostgresServer;
import io.spikewatch.infrastructure.Queues;
import io.spikewatch.infrastructure.SqsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** What a measured service needs around it: PostgreSQL and SQS, with empty data that go away in the end. */
final class MeasuredServers implements AutoCloseable {

    private final Path folder = newFolder();
    private final PostgresServer postgres = PostgresServer.keeping(folder.resolve("postgres"), 0);
    private final SqsServer sqs = SqsServer.inMemory();
    private final Map<String, String> environment;

    MeasuredServers(Map<String, String> secrets) {
        environment = new HashMap<>(secrets);
        var queues = Queues.of(secrets);
        queues.create(sqs.endpoint());
        environment.putAll(queues.variables());
        environment.putAll(Databases.on(postgres).create(secrets));
        environment.put("SQS_ENDPOINT", sqs.endpoint().toString());
    }

    /** By which a service finds them, with what else it is told. */
    Map<String, String> environmentWith(Map<String, String> variables) {
        var all = new HashMap<>(environment);
        all.putAll(variables);
        return all;
    }

    /** For files that go away with them; PostgreSQL can use them, too. */
    Path folder() {
        return folder;
    }

    URI sqs() {
        return sqs.endpoint();
    }

    /** Connects as the superuser. */
    Connection connect(String database) {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(postgres.port(), database));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String freePort() {
        try (var socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sqs.close();
        postgres.close();
        delete(folder);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("spikewatch-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
