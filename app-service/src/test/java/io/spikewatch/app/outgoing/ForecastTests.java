package io.spikewatch.app.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.ledger.SendCount;
import io.spikewatch.app.page.ChartFrame;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTests {

    private static final Instant NOW = Instant.parse("2026-06-09T17:40:00Z");
    private static final ChartFrame FRAME = new ChartFrame("square", 350, 120, 50, 300, 10, 110, 2);

    @Test
    void countsWhatWasDueBeforeInTheHourThatRuns() {
        var forecast = forecast(planned(-30, "late", 3), planned(0, "late", 4), planned(24, "late", 5));

        assertThat(forecast.hours()).hasSize(25).startsWith(Instant.parse("2026-06-09T17:00:00Z"));
        assertThat(forecast.total(0)).isEqualTo(7);
        assertThat(forecast.total(24)).isEqualTo(5);
        assertThat(forecast.later()).isZero();
    }

    @Test
    void leavesOutWhatIsDueLater() {
        var forecast = forecast(planned(1, "soon", 3), planned(25, "later", 4));

        assertThat(forecast.total()).isEqualTo(3);
        assertThat(forecast.later()).isEqualTo(4);
        assertThat(forecast.series()).extracting(Forecast.Series::name).containsExactly("soon");
    }

    @Test
    void putsTheLargestSeriesFirstAndSmallOnesTogether() {
        var forecast = forecast(IntStream.rangeClosed(1, 9)
                .mapToObj(each -> planned(each, "cohort " + each, each))
                .toArray(SendCount[]::new));

        assertThat(forecast.series())
                .extracting(Forecast.Series::name)
                .containsExactly("cohort 9", "cohort 8", "cohort 7", "cohort 6", "cohort 5", "cohort 4", "Other");
        assertThat(forecast.series().get(6).total()).isEqualTo(6);
    }

    @Test
    void drawsWhatIsHeldOnTopOfWhatGoesOut() {
        var chart = ForecastChart.of(forecast(held(12, "backfill", 5), planned(12, "live", 5)), FRAME);

        assertThat(chart.bars()).extracting(ForecastChart.Bar::held).containsExactly(false, true);
        assertThat(chart.bars()).extracting(ForecastChart.Bar::bottom).containsExactly("110.0", "60.0");
        assertThat(chart.bars()).extracting(ForecastChart.Bar::top).containsExactly("60.0", "10.0");
        assertThat(chart.bars()).extracting(ForecastChart.Bar::x).containsOnly("175.0");
        assertThat(chart.said()).extracting(ForecastChart.Label::text).containsExactly("5 held");
    }

    private static Forecast forecast(SendCount... waiting) {
        return Forecast.of(List.of(waiting), NOW, each -> String.valueOf(each.cohort()));
    }

    private static SendCount planned(int hour, String cohort, long count) {
        return waiting(hour, cohort, "planned", count);
    }

    private static SendCount held(int hour, String cohort, long count) {
        return waiting(hour, cohort, "held", count);
    }

    private static SendCount waiting(int hour, String cohort, String state, long count) {
        var due = NOW.truncatedTo(ChronoUnit.HOURS).plus(hour, ChronoUnit.HOURS);
        return new SendCount(due, "key", 1, null, cohort, state, count);
    }
}
