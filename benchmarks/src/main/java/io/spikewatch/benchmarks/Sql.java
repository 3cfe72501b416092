package io.spikewatch.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Plain statements. */
final class Sql {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Sql() {}

    static void execute(Connection connection, String commands) {
        try (var statement = connection.createStatement()) {
            statement.execute(commands);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long number(Connection connection, String query) {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks every two milliseconds. */
    static void await(Connection connection, String query, long expected) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (number(connection, query) != expected) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("It did not become " + expected + ": " + query);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
