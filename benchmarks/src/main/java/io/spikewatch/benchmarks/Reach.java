package io.spikewatch.benchmarks;

import java.util.Locale;

/** One promise about speed or size, and what was measured of it. */
record Reach(String promise, double measured, double bound, boolean atMost, String unit) {

    static Reach atMost(String promise, double measured, double bound, String unit) {
        return new Reach(promise, measured, bound, true, unit);
    }

    static Reach atLeast(String promise, double measured, double bound, String unit) {
        return new Reach(promise, measured, bound, false, unit);
    }

    boolean isMet() {
        return atMost ? measured <= bound : measured >= bound;
    }

    /** How many times over, or short of, the bound. */
    private double margin() {
        return atMost == isMet() ? bound / measured : measured / bound;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-8s %s: %s %s, %s %s (%.1f× %s)",
                isMet() ? "met" : "NOT MET",
                promise,
                rounded(measured),
                unit,
                atMost ? "at most" : "at least",
                rounded(bound),
                margin(),
                isMet() ? "better" : "short");
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.2f" : "%,.0f", number);
    }
}
