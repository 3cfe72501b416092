package io.spikewatch.billing.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.explanation.Extreme;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.judgement.Judgements;
import io.spikewatch.detector.CalendarDay;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import io.spikewatch.detector.Preset;
import io.spikewatch.detector.Sensitivity;
import io.spikewatch.detector.Suppression;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceTests {

    private static final TopTeam WEB = new TopTeam("7", "Web", null, null, new BigDecimal("0.87"));

    @Test
    void tellsOfRiseAndWhereItComesFrom() {
        var history = Histories.flat(57, 12_900, 41_200);

        assertThat(sentence(history, WEB))
                .isEqualTo("Events 3.2× the usual Tuesday (41,200 vs ~12,900; highest in 57 days); 87% from Web");
    }

    @Test
    void tellsSinceWhenCountWasNotAsHigh() {
        var history = Histories.daily(71, day -> day == 20 ? 90_000 : day == 70 ? 41_200 : 12_900);

        assertThat(sentence(history)).endsWith("; highest since 25 January)");
    }

    @Test
    void tellsOfDrop() {
        var history = Histories.flat(57, 12_900, 1_290);

        assertThat(sentence(history))
                .isEqualTo("Events at 10% of the usual Tuesday (1,290 vs ~12,900; lowest in 57 days)");
    }

    @Test
    void tellsOfSilence() {
        var history = Histories.flat(57, 12_900, 0);

        assertThat(sentence(history)).isEqualTo("Events at 0% of the usual Tuesday (0 vs ~12,900; lowest in 57 days)");
    }

    @Test
    void comparesWithAnyDayWhileWeekdaysAreNotKnown() {
        var history = Histories.flat(10, 100, 1000);

        assertThat(sentence(history)).startsWith("Events 10× the usual day (1,000 vs ~100; ");
    }

    @Test
    void saysThatDayWasAsUsual() {
        var history = Histories.flat(57, 12_900, 13_000);

        assertThat(Sentence.notTold("Events", judged(history), null))
                .startsWith("Events as usual on a Tuesday (13,000, between ");
    }

    @Test
    void saysWhyARecurringRiseIsNotTold() {
        assertThat(Sentence.notTold("Events", suppressed(Suppression.WEEKLY), null))
                .isEqualTo(
                        "Events 9× the usual Tuesday (9,000 vs ~1,000), as on the same day of earlier weeks or months");
    }

    @Test
    void namesTheHolidayThatIsTheReason() {
        assertThat(Sentence.notTold("Events", suppressed(Suppression.HOLIDAY), "the day after Labour Day"))
                .isEqualTo("Events 9× the usual Tuesday (9,000 vs ~1,000), on the day after Labour Day");
    }

    private Judgement suppressed(Suppression suppression) {
        var usual = judged(Histories.flat(57, 1_000, 9_000));
        return new Judgement(
                usual.epochDay(),
                usual.observed(),
                Outcome.SUPPRESSED,
                usual.expected(),
                usual.expectedLow(),
                usual.expectedHigh(),
                usual.score(),
                usual.factor(),
                usual.historyDays(),
                usual.sigma(),
                true,
                usual.typicalSameWeekday(),
                usual.meanLast28(),
                usual.calendar(),
                usual.finding(),
                suppression,
                null);
    }

    private String sentence(UsageHistory history, TopTeam... teams) {
        var judgement = judged(history);
        return Sentence.of("Events", judgement, Extreme.of(history, judgement), List.of(teams), List.of());
    }

    private static Judgement judged(UsageHistory history) {
        return Judgements.of(history, history.last(), Sensitivity.of(Preset.MEDIUM), date -> CalendarDay.UNKNOWN)
                .get(history.last());
    }
}
