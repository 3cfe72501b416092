package io.spikewatch.app.ui;

import static io.spikewatch.app.page.Scale.place;

import io.spikewatch.app.billing.SpikeExplanation.Day;
import io.spikewatch.app.page.ChartFrame;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Scale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns days and counts into places on a chart. The axis starts at 0; a day without a report interrupts the line, one
 * without an expectation the band.
 */
class ChartDrawing {

    private final List<Day> days;
    private final ChartFrame frame;
    private final Scale scale;

    ChartDrawing(List<Day> days, ChartFrame frame) {
        this.days = days;
        this.frame = frame;
        this.scale = new Scale(Math.max(1, mostOf(days)), frame);
    }

    UsageChart draw(LocalDate asked, String label) {
        return new UsageChart(
                frame,
                scale.ticks(),
                dates(),
                band(),
                line(Day::expected),
                line(Day::observed),
                spikes(asked),
                asked(asked, label));
    }

    private static double mostOf(List<Day> days) {
        return days.stream()
                .flatMap(day -> Stream.of(day.observed(), day.expected(), day.expectedHigh()))
                .mapToDouble(ChartDrawing::valueOf)
                .max()
                .orElse(0);
    }

    private List<UsageChart.DateLabel> dates() {
        var labels = Math.min(frame.dateLabels(), days.size());
        return IntStream.range(0, labels)
                .map(each -> (2 * each + 1) * days.size() / (2 * labels))
                .mapToObj(day -> new UsageChart.DateLabel(
                        place(x(day)), Dates.brief(days.get(day).date())))
                .toList();
    }

    private String line(Function<Day, @Nullable BigDecimal> count) {
        return runs(count).stream().map(run -> "M" + places(run, count) + "h.1").collect(Collectors.joining());
    }

    private String band() {
        return runs(Day::expectedHigh).stream()
                .map(run -> "M" + places(run, Day::expectedHigh) + "L" + places(backwards(run), Day::expectedLow) + "z")
                .collect(Collectors.joining());
    }

    private String places(List<Integer> run, Function<Day, @Nullable BigDecimal> count) {
        return run.stream()
                .map(day -> place(x(day)) + "," + place(scale.y(valueOf(count.apply(days.get(day))))))
                .collect(Collectors.joining(" "));
    }

    /** Days in a row that have the count. */
    private List<List<Integer>> runs(Function<Day, @Nullable BigDecimal> count) {
        var runs = new ArrayList<List<Integer>>();
        for (var day = 0; day < days.size(); day++) {
            if (count.apply(days.get(day)) == null) {
                continue;
            }
            if (day == 0 || count.apply(days.get(day - 1)) == null) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(day);
        }
        return runs;
    }

    private static List<Integer> backwards(List<Integer> run) {
        return IntStream.range(0, run.size())
                .mapToObj(each -> run.get(run.size() - 1 - each))
                .toList();
    }

    private List<UsageChart.Dot> spikes(LocalDate asked) {
        return IntStream.range(0, days.size())
                .filter(day -> days.get(day).observed() != null)
                .filter(day -> days.get(day).spike() || days.get(day).date().equals(asked))
                .mapToObj(day -> new UsageChart.Dot(
                        place(x(day)),
                        place(scale.y(valueOf(days.get(day).observed()))),
                        days.get(day).spike(),
                        days.get(day).date().equals(asked)))
                .toList();
    }

    private UsageChart.@Nullable Asked asked(LocalDate date, String label) {
        var day = IntStream.range(0, days.size())
                .filter(each -> days.get(each).date().equals(date))
                .findFirst();
        if (day.isEmpty()) {
            return null;
        }
        var x = x(day.getAsInt());
        var leftwards = x > (frame.left() + frame.right()) / 2.0;
        return new UsageChart.Asked(place(x), place(leftwards ? x - 6 : x + 6), leftwards ? "end" : "start", label);
    }

    private double x(int day) {
        var steps = Math.max(1, days.size() - 1);
        return frame.left() + (double) day / steps * (frame.right() - frame.left());
    }

    private static double valueOf(@Nullable BigDecimal count) {
        return count == null ? 0 : Math.max(0, count.doubleValue());
    }
}
