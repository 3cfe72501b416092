package io.spikewatch.benchmarks;

/** What a piece of work took. */
record Cost(double seconds, double cpuSeconds, double allocatedMegabytes) {

    static final Cost NOTHING = new Cost(0, 0, 0);

    Cost plus(Cost other) {
        return new Cost(
                seconds + other.seconds, cpuSeconds + other.cpuSeconds, allocatedMegabytes + other.allocatedMegabytes);
    }

    Cost minus(Cost other) {
        return new Cost(
                seconds - other.seconds, cpuSeconds - other.cpuSeconds, allocatedMegabytes - other.allocatedMegabytes);
    }
}
