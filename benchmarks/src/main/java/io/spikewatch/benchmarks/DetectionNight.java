package io.spikewatch.benchmarks;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A run of detection by billing-service: what it takes by the clock, and by the metrics of the process. */
final class DetectionNight {

    private static final String OPEN = """
            select (select count(*) from detection_part where done_at is null) + (select count(*) from detection_late)
            """;

    private final BillingClient client;
    private final Connection database;

    DetectionNight(BillingClient client, Connection database) {
        this.client = client;
        this.database = database;
    }

    /** Has the day examined, and waits until it is. */
    Cost run(LocalDate date) {
        awaitIdle();
        pause(500); // until the service has noticed, too
        var before = cost();
        client.order("/api/spikes/detection-runs", "{\"from\":\"%s\"}".formatted(date));
        awaitIdle();
        return cost().minus(before);
    }

    /** Returns when nothing is left to be examined. */
    void awaitIdle() {
        while (Sql.number(database, OPEN) > 0) {
            pause(20);
        }
    }

    private static void pause(int milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cost cost() {
        var metrics = client.metrics();
        return new Cost(
                System.nanoTime() / 1e9,
                sum(metrics, "process_cpu_time_ns_total") / 1e9,
                sum(metrics, "jvm_gc_memory_allocated_bytes_total") / 1e6);
    }

    private static double sum(String metrics, String name) {
        return Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$")
                .matcher(metrics)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }
}
