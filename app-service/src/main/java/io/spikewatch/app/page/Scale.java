package io.spikewatch.app.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How high counts are drawn in a chart: from 0 to a round count above the highest. */
public final class Scale {

    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final int MOST_STEPS = 5;

    private final ChartFrame frame;
    private final double step;
    private final double highest;

    public Scale(double most, ChartFrame frame) {
        this.frame = frame;
        this.step = stepFor(most);
        this.highest = Math.ceil(most / step) * step;
    }

    private static double stepFor(double most) {
        var magnitude = Math.pow(10, Math.floor(Math.log10(most / MOST_STEPS)));
        return IntStream.range(0, STEPS.length)
                .mapToDouble(each -> STEPS[each] * magnitude)
                .filter(each -> most / each <= MOST_STEPS)
                .findFirst()
                .orElse(10 * magnitude);
    }

    public double y(double count) {
        return frame.bottom() - count / highest * (frame.bottom() - frame.top());
    }

    public List<Tick> ticks() {
        return IntStream.rangeClosed(0, (int) Math.round(highest / step))
                .mapToObj(each -> new Tick(place(y(each * step)), Figures.compact(each * step)))
                .toList();
    }

    /** As drawings write it. */
    public static String place(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    /** A line of the grid and its count. */
    public record Tick(String y, String label) {}
}
