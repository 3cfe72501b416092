package io.spikewatch.benchmarks;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How quickly team rows were written in one way, and what PostgreSQL's log grew by. */
final class Throughput {

    private final String name;
    private final CopiedTables database;
    private long rows;
    private long nanos;
    private long walBytes;

    Throughput(String name, CopiedTables database) {
        this.name = name;
        this.database = database;
    }

    void measure(long teamRows, boolean counts, Runnable work) {
        var wal = database.walPosition();
        var begun = System.nanoTime();
        work.run();
        var time = System.nanoTime() - begun;
        if (counts) {
            rows += teamRows;
            nanos += time;
            walBytes += database.walPosition() - wal;
        }
    }

    double rowsPerSecond() {
        return rows * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "| %s | %,.0f | %,d |", name, rowsPerSecond(), walBytes / rows);
    }
}
