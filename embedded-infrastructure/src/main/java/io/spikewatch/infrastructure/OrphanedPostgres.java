package io.spikewatch.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL server that still runs on its data although whoever started it is gone. */
final class OrphanedPostgres {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private OrphanedPostgres() {}

    /** Stops it as an operator would. A pid file whose process is gone, or something else by now, is removed. */
    static void stop(Path dataDirectory) {
        var pid = pid(dataDirectory);
        if (pid.isEmpty()) {
            return;
        }
        ProcessHandle.of(pid.get()).filter(OrphanedPostgres::isPostgres).ifPresent(OrphanedPostgres::stop);
        Folders.delete(pidFile(dataDirectory));
    }

    static Optional<Long> pid(Path dataDirectory) {
        try {
            var file = pidFile(dataDirectory);
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .findFirst()
                            .map(String::strip)
                            .map(Long::valueOf)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path pidFile(Path dataDirectory) {
        return dataDirectory.resolve("postmaster.pid");
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("postgres");
    }

    private static void stop(ProcessHandle postgres) {
        try {
            interrupt(postgres.pid()); // a fast shutdown: SIGTERM would wait for clients to leave
            postgres.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            postgres.destroyForcibly();
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException("Process " + postgres.pid() + " holds the data and can't be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void interrupt(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
    }
}
