package io.spikewatch.benchmarks;

/** Whoever can answer a case. */
interface Rival {

    /** Returns when the whole answer has been read or written. */
    void answer(UsageCase asked);
}
