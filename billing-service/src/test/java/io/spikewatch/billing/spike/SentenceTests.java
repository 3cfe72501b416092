package io.spikewatch.billing.spike;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.spike.Verdict.Judged;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceTests {

    private static final TopTeam WEB = new TopTeam("7", "Web", null, null, new BigDecimal("0.87"));

    private final SpikeDetector detector = new RobustSpikeDetector();

    @Test
    void tellsOfRiseAndWhereItComesFrom() {
        var history = Histories.flat(57, 12_900, 41_200);

        assertThat(sentence(history, WEB))
                .isEqualTo("Events 3.2× the usual Tuesday (41,200 instead of about 12,900); the highest in 57 days;"
                        + " 87% of the rise comes from Web");
    }

    @Test
    void tellsSinceWhenCountWasNotAsHigh() {
        var history = Histories.daily(71, day -> day == 20 ? 90_000 : day == 70 ? 41_200 : 12_900);

        assertThat(sentence(history)).endsWith("; the highest since 25 January");
    }

    @Test
    void tellsOfDrop() {
        var history = Histories.flat(57, 12_900, 1_290);

        assertThat(sentence(history))
                .isEqualTo("Events at 10% of the usual Tuesday (1,290 instead of about 12,900); the lowest in 57 days");
    }

    @Test
    void tellsOfSilence() {
        var history = Histories.flat(57, 12_900, 0);

        assertThat(sentence(history))
                .isEqualTo("Events at 0 instead of about 12,900 on a usual Tuesday; the lowest in 57 days");
    }

    @Test
    void comparesWithAnyDayWhileWeekdaysAreNotKnown() {
        var history = Histories.flat(10, 100, 1000);

        assertThat(sentence(history)).startsWith("Events 10× the usual day (1,000 instead of about 100)");
    }

    @Test
    void saysThatDayWasAsUsual() {
        var history = Histories.flat(57, 12_900, 13_000);

        assertThat(sentence(history)).startsWith("Events as usual on a Tuesday (13,000, between ");
    }

    private String sentence(UsageHistory history, TopTeam... teams) {
        var verdict = detector.examine(history, history.last(), history.last()).get(0);
        return Sentence.of("Events", (Judged) verdict, List.of(teams));
    }
}
