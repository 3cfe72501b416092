package io.spikewatch.app.page;

import java.util.List;

/** Where the plot lies inside a chart, and the name under which the style sheet picks it by the width there is. */
public record ChartFrame(String name, int width, int height, int left, int right, int top, int bottom, int dateLabels) {

    public static final List<ChartFrame> ALL = List.of(
            new ChartFrame("wide", 900, 276, 52, 884, 34, 244, 5),
            new ChartFrame("medium", 560, 276, 48, 548, 34, 244, 4),
            new ChartFrame("narrow", 300, 256, 46, 292, 34, 224, 3));
}
