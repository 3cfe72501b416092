package io.spikewatch.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTests {

    @TempDir
    Path data;

    @Test
    void startsAgainOnTheSamePortWithItsData() throws SQLException {
        try (var server = PostgresServer.keeping(data.resolve("postgres"), 0)) {
            var port = server.port();
            execute(server, "create table kept (id int)");

            server.stop();
            assertThatThrownBy(() -> execute(server, "select 1")).isInstanceOf(SQLException.class);
            server.start();

            assertThat(server.port()).isEqualTo(port);
            execute(server, "select * from kept");
        }
    }

    @Test
    void takesOverDataThatAnAbandonedServerStillHolds() throws Exception {
        var folder = data.resolve("postgres");
        var abandoned = new ProcessBuilder(
                        Java.command(), "-cp", Java.classPath(), AbandonedPostgres.class.getName(), folder.toString())
                .inheritIO()
                .start();
        assertThat(abandoned.waitFor()).isNotZero();
        var orphan = OrphanedPostgres.pid(folder).orElseThrow();
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (var server = PostgresServer.keeping(folder, 0)) {
            assertThat(server.pid()).isNotEqualTo(orphan);
            execute(server, "select * from kept");
        }
    }

    @Test
    void ignoresAPidFileOfAProcessThatIsSomethingElse() throws Exception {
        var folder = data.resolve("postgres");
        PostgresServer.keeping(folder, 0).close();
        Files.writeString(
                folder.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (var server = PostgresServer.keeping(folder, 0)) {
            execute(server, "select 1");
        }
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (var connection = server.address().connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A program that dies without stopping its server. */
    static final class AbandonedPostgres {

        public static void main(String[] args) throws SQLException {
            execute(PostgresServer.keeping(Path.of(args[0]), 0), "create table kept (id int)");
            Runtime.getRuntime().halt(137);
        }
    }
}
