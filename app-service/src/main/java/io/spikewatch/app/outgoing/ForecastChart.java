package io.spikewatch.app.outgoing;

import static io.spikewatch.app.page.Scale.place;

import io.spikewatch.app.page.ChartFrame;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.page.Scale;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A forecast as the parts of a drawing that is meant for one width. */
record ForecastChart(
        ChartFrame frame, double width, List<Scale.Tick> ticks, List<Bar> bars, List<Label> hours, List<Label> said) {

    private static final double WIDTH_OF_BAR = 0.66;

    /** So that few sends of a day aren't drawn as fractions. */
    private static final int LOWEST = 5;

    static ForecastChart of(Forecast forecast, ChartFrame frame) {
        return new Drawing(forecast, frame).chart();
    }

    /** So many sends of one kind on top of the others of an hour, drawn as an upright line in the look of its series. */
    record Bar(String style, String x, String left, String top, String bottom, String height, boolean held) {}

    record Label(String x, String y, String anchor, String text) {}

    private record Drawing(Forecast forecast, ChartFrame frame, Scale scale) {

        Drawing(Forecast forecast, ChartFrame frame) {
            this(forecast, frame, new Scale(Math.max(LOWEST, most(forecast)), frame));
        }

        private static long most(Forecast forecast) {
            return hoursOf(forecast).mapToLong(forecast::total).max().orElse(0);
        }

        private static IntStream hoursOf(Forecast forecast) {
            return IntStream.range(0, forecast.hours().size());
        }

        ForecastChart chart() {
            return new ForecastChart(
                    frame,
                    width(),
                    scale.ticks(),
                    hoursOf(forecast)
                            .boxed()
                            .flatMap(hour -> bars(hour).stream())
                            .toList(),
                    hours(),
                    said());
        }

        private double slot() {
            return (double) (frame.right() - frame.left()) / forecast.hours().size();
        }

        private double width() {
            return Math.round(slot() * WIDTH_OF_BAR);
        }

        private double x(int hour) {
            return frame.left() + (hour + 0.5) * slot();
        }

        /** What is held stands on top. */
        private List<Bar> bars(int hour) {
            var bars = new ArrayList<Bar>();
            var below = 0L;
            for (var held : new boolean[] {false, true}) {
                for (var each = 0; each < forecast.series().size(); each++) {
                    var series = forecast.series().get(each);
                    var count = held ? series.held(hour) : series.planned(hour);
                    if (count > 0) {
                        bars.add(bar(hour, "s" + (each + 1), below, below + count, held));
                    }
                    below += count;
                }
            }
            return bars;
        }

        private Bar bar(int hour, String style, long from, long to, boolean held) {
            var top = scale.y(to);
            var bottom = scale.y(from);
            return new Bar(
                    style,
                    place(x(hour)),
                    place(x(hour) - width() / 2),
                    place(top),
                    place(bottom),
                    place(bottom - top),
                    held);
        }

        private List<Label> hours() {
            var step = (int) Math.ceil(forecast.hours().size() / (2.0 * frame.dateLabels()));
            return hoursOf(forecast)
                    .filter(each -> each % step == 0)
                    .mapToObj(each -> new Label(
                            place(x(each)),
                            place(frame.bottom() + 20),
                            "middle",
                            "%02d"
                                    .formatted(forecast.hours()
                                            .get(each)
                                            .atOffset(ZoneOffset.UTC)
                                            .getHour())))
                    .toList();
        }

        /** The hour with the most held ones says how many they are. */
        private List<Label> said() {
            return hoursOf(forecast)
                    .filter(hour -> forecast.held(hour) > 0)
                    .boxed()
                    .max((one, other) -> Long.compare(forecast.held(one), forecast.held(other)))
                    .map(this::said)
                    .stream()
                    .toList();
        }

        private Label said(int hour) {
            var leftwards = hour > forecast.hours().size() / 2;
            var beside = leftwards ? -width() : width();
            return new Label(
                    place(x(hour) + beside),
                    place(scale.y(forecast.total(hour)) + 10),
                    leftwards ? "end" : "start",
                    Figures.number(forecast.held(hour)) + " held");
        }
    }
}
