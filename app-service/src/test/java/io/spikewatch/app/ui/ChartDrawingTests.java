package io.spikewatch.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.billing.SpikeExplanation.Day;
import io.spikewatch.app.page.ChartFrame;
import io.spikewatch.app.page.Scale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartDrawingTests {

    private static final LocalDate START = LocalDate.of(2026, 6, 1);
    private static final ChartFrame FRAME = new ChartFrame("square", 120, 120, 10, 110, 10, 110, 2);

    @Test
    void startsItsAxisAtZeroAndEndsItAboveTheHighestCount() {
        var chart = draw(List.of(day(0, 0L), day(1, 38_400L)));

        assertThat(chart.ticks()).extracting(Scale.Tick::label).containsExactly("0", "10k", "20k", "30k", "40k");
        assertThat(chart.ticks().get(0).y()).isEqualTo("110.0");
        assertThat(chart.line()).isEqualTo("M10.0,110.0 110.0,14.0h.1");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "7, 8", "12, 12.5", "999, 1k", "1000000, 1M", "9007199254740992, 10P"})
    void choosesRoundCounts(long highest, String top) {
        var ticks = draw(List.of(day(0, 0L), day(1, highest))).ticks();

        assertThat(ticks).hasSizeBetween(2, 6);
        assertThat(ticks.get(ticks.size() - 1).label()).isEqualTo(top);
    }

    @Test
    void interruptsTheLineWhereAReportIsMissing() {
        var chart = draw(List.of(day(0, 10L), day(1, null), day(2, 10L)));

        assertThat(chart.line()).isEqualTo("M10.0,10.0h.1M110.0,10.0h.1");
    }

    @Test
    void drawsTheBandWhereSomethingWasExpected() {
        var chart = draw(List.of(day(0, 10L), expecting(1, 4, 8), expecting(2, 4, 8)));

        assertThat(chart.band()).isEqualTo("M60.0,30.0 110.0,30.0L110.0,70.0 60.0,70.0z");
    }

    @Test
    void marksTheDayAskedAboutAndTheOtherSpikes() {
        var days = List.of(spike(0, 10), day(1, 5L), spike(2, 10));

        var chart = new ChartDrawing(days, FRAME).draw(START.plusDays(2), "10");

        assertThat(chart.spikes()).extracting(UsageChart.Dot::asked).containsExactly(false, true);
        assertThat(chart.asked()).extracting(UsageChart.Asked::anchor).isEqualTo("end");
    }

    @Test
    void drawsAnyNumberOfDays() {
        for (var length : new int[] {1, 2, 60}) {
            var days = IntStream.range(0, length)
                    .mapToObj(each -> day(each, (long) each))
                    .toList();

            assertThat(draw(days).dates()).hasSize(Math.min(2, length)).doesNotHaveDuplicates();
        }
    }

    private static UsageChart draw(List<Day> days) {
        return new ChartDrawing(days, FRAME).draw(START.minusDays(1), "");
    }

    private static Day day(int number, @Nullable Long observed) {
        return new Day(
                START.plusDays(number),
                observed == null ? null : BigDecimal.valueOf(observed),
                null,
                null,
                null,
                false);
    }

    private static Day spike(int number, long observed) {
        return new Day(START.plusDays(number), BigDecimal.valueOf(observed), null, null, null, true);
    }

    private static Day expecting(int number, long low, long high) {
        return new Day(START.plusDays(number), null, null, BigDecimal.valueOf(low), BigDecimal.valueOf(high), false);
    }
}
