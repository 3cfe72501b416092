package io.spikewatch.detector;

/** What a day weighs some days later: half after each week. */
final class Decay {

    private static final double[] WEIGHTS = new double[SeriesMemory.DAYS];

    static {
        for (var days = 0; days < WEIGHTS.length; days++) {
            WEIGHTS[days] = Math.pow(2, -days / 7.0);
        }
    }

    private Decay() {}

    static double after(int days) {
        return WEIGHTS[days];
    }
}
