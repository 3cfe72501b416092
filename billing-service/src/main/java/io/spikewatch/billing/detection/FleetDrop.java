package io.spikewatch.billing.detection;

/**
 * So many dropped on one date that it is our ingestion, or a holiday that nobody configured, and not their usage.
 *
 * @param series usage types of organizations that were judged
 * @param dropped of these
 */
record FleetDrop(int series, int dropped) {

    private static final int FEWEST = 20;
    private static final double LARGEST_SHARE = 0.05;

    boolean isOne() {
        return dropped >= FEWEST && dropped > LARGEST_SHARE * series;
    }
}
