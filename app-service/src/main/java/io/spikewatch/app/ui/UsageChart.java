package io.spikewatch.app.ui;

import io.spikewatch.app.page.ChartFrame;
import io.spikewatch.app.page.Scale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days of one usage type as the parts of a drawing that is meant for one width. */
record UsageChart(
        ChartFrame frame,
        List<Scale.Tick> ticks,
        List<DateLabel> dates,
        String band,
        String expected,
        String line,
        List<Dot> spikes,
        @Nullable Asked asked) {

    record DateLabel(String x, String text) {}

    /** A spike, or the day asked about. */
    record Dot(String x, String y, boolean spike, boolean asked) {}

    /** The day the page is about, with its label on the side that has room. */
    record Asked(String x, String labelX, String anchor, String label) {}
}
