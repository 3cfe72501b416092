package io.spikewatch.app.hold;

/**
 * How many a campaign planned, against how many it may.
 *
 * @param sends counted no further than one above the limit
 * @param usual how many it usually plans a day
 */
record Excess(long sends, double usual, long limit) {

    boolean exists() {
        return sends > limit;
    }
}
