package io.spikewatch.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** How long repetitions took. */
final class Timings {

    private static final double NANOS_A_MILLISECOND = 1e6;

    private final List<Long> nanos = new ArrayList<>();

    void add(long time) {
        nanos.add(time);
    }

    boolean isEmpty() {
        return nanos.isEmpty();
    }

    long total() {
        return nanos.stream().mapToLong(Long::longValue).sum();
    }

    int count() {
        return nanos.size();
    }

    /** In milliseconds. */
    double median() {
        return quantile(0.5);
    }

    /** In milliseconds: the time that 95 of 100 repetitions don't exceed. */
    double p95() {
        return quantile(0.95);
    }

    private double quantile(double share) {
        var rank = (int) Math.ceil(share * nanos.size());
        return nanos.stream().sorted().skip(rank - 1L).findFirst().orElseThrow() / NANOS_A_MILLISECOND;
    }
}
