package io.spikewatch.app.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days of one usage type as the parts of a drawing that is meant for one width. */
record UsageChart(
        Frame frame,
        List<Tick> ticks,
        List<DateLabel> dates,
        String band,
        String expected,
        String line,
        List<Dot> spikes,
        @Nullable Asked asked) {

    /** A line of the grid and its count. */
    record Tick(String y, String label) {}

    record DateLabel(String x, String text) {}

    /** A spike, or the day asked about. */
    record Dot(String x, String y, boolean spike, boolean asked) {}

    /** The day the page is about, with its label on the side that has room. */
    record Asked(String x, String labelX, String anchor, String label) {}

    /** Where the plot lies inside the drawing, and the name under which the style sheet picks it by the width there is. */
    record Frame(String name, int width, int height, int left, int right, int top, int bottom, int dateLabels) {

        static final List<Frame> ALL = List.of(
                new Frame("wide", 900, 276, 52, 884, 34, 244, 5),
                new Frame("medium", 560, 276, 48, 548, 34, 244, 4),
                new Frame("narrow", 300, 256, 38, 292, 34, 224, 3));
    }
}
