package io.spikewatch.app.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.billing.UsageAnswer.Series;
import io.spikewatch.app.view.Breakdown;
import io.spikewatch.app.view.DateRange;
import io.spikewatch.app.view.Interval;
import io.spikewatch.app.view.Measure;
import io.spikewatch.app.view.Sort;
import io.spikewatch.app.view.UsageView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 6, 8);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 9);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100    | 100    | 100 events, 8 Jun to 9 Jun, as much as in the 2 days before",
                "1000   | 1001   | 1,001 events, 8 Jun to 9 Jun, about as much as in the 2 days before",
                "100    | 108    | 108 events, 8 Jun to 9 Jun, 8% more than in the 2 days before",
                "100    | 1      | 1 events, 8 Jun to 9 Jun, 99% less than in the 2 days before",
                "100000 | 1      | 1 events, 8 Jun to 9 Jun, down from 100,000 in the 2 days before",
                "3      | 9000   | 9,000 events, 8 Jun to 9 Jun, up from 3 in the 2 days before",
                "0      | 5      | 5 events, 8 Jun to 9 Jun, after none in the 2 days before",
                "80     | 0      | No events, 8 Jun to 9 Jun, after 80 in the 2 days before"
            })
    void comparesInWordsThatSaySomething(long before, long now, String text) {
        var whole = line("Events", before, now);

        assertThat(sentence(whole, List.of(whole))).isEqualTo(text + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000 | 1000 | ; all of them by \u2068Web\u2069.",
                "1000 | 999  | ; nearly all of them by \u2068Web\u2069.",
                "1000 | 640  | ; 64% of them by \u2068Web\u2069.",
                "1000 | 4    | before.",
                "1000 | 1001 | before."
            })
    void namesTheLargestPartWhereItIsWorthAWord(long whole, long part, String end) {
        var text = sentence(line("Events", whole, whole), List.of(line("Web", 0, part), line("Mobile app", 0, 1)));

        assertThat(text).endsWith(end);
    }

    private static String sentence(Line whole, List<Line> lines) {
        var view = new UsageView(
                Measure.USAGE,
                "org-1",
                List.of(UsageView.FIRST_TYPE),
                List.of(),
                Breakdown.TEAM,
                new DateRange(null, FIRST, LAST),
                Interval.DAY,
                true,
                false,
                6,
                false,
                new Sort("total", true),
                Set.of(),
                null,
                List.of());
        return new Sentence(new Lines(lines, whole, false), view, "events", null, LAST.plusDays(1)).text();
    }

    private static Line line(String name, long before, long now) {
        return new Line(name, null, name, false, series(name, now), series(name, before));
    }

    private static Series series(String name, long count) {
        return new Series(
                name, List.of(FIRST), List.of(BigDecimal.valueOf(count)), null, null, BigDecimal.valueOf(count));
    }
}
