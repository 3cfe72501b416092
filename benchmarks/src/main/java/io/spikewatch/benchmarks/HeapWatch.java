package io.spikewatch.benchmarks;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Looks at a service's heap five times a second, as its own metrics tell it. */
final class HeapWatch implements AutoCloseable {

    private static final Pattern HEAP = Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*} (\\S+)$");
    private static final int MEGABYTE = 1 << 20;

    private final AtomicLong peak = new AtomicLong();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

    HeapWatch(BillingClient client) {
        watch.scheduleWithFixedDelay(
                () -> peak.accumulateAndGet(used(client.metrics()), Math::max), 0, 200, TimeUnit.MILLISECONDS);
    }

    /** The most that was used since this was last asked, in MB. */
    long takePeak() {
        return peak.getAndSet(0);
    }

    static long used(String metrics) {
        return (long) HEAP.matcher(metrics)
                        .results()
                        .mapToDouble(found -> Double.parseDouble(found.group(1)))
                        .sum()
                / MEGABYTE;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
