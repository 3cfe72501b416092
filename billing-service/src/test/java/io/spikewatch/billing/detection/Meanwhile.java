package io.spikewatch.billing.detection;

import static org.awaitility.Awaitility.await;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Pauses work in the middle, for something else to be committed. */
@Component
class Meanwhile {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    Meanwhile(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Commits what is done first and in between at once, as soon as the work waits for it.
     *
     * @param first locks what the work comes across
     */
    void run(Runnable first, Runnable work, Runnable between) {
        var working = transactions.execute(status -> {
            first.run();
            var started = CompletableFuture.runAsync(work);
            await().pollInSameThread().until(() -> started.isDone() || isAwaited());
            between.run();
            return started;
        });
        Objects.requireNonNull(working).join();
    }

    private boolean isAwaited() {
        return jdbc.sql(
                        "select exists (select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))")
                .query(Boolean.class)
                .single();
    }
}
