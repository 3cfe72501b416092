package io.spikewatch.app.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.billing.AlertStatistics;
import io.spikewatch.app.billing.AlertStatistics.TypeCount;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsSentenceTests {

    @Test
    void hasNothingToSayWithoutAlerts() {
        assertThat(StatisticsSentence.of(new AlertStatistics(0, 0, null, List.of()), 30))
                .isNull();
    }

    @Test
    void saysHowManyWereAcknowledged() {
        var nobody = new AlertStatistics(1, 0, null, List.of(new TypeCount("trial_expiring", 1)));
        var some = new AlertStatistics(
                3_000, 1_000, 40.4, List.of(new TypeCount("plan_upgraded", 2_000), new TypeCount("new_type", 1_000)));

        var all = new AlertStatistics(
                2, 2, 86_400.0 * 3, List.of(new TypeCount("plan_upgraded", 1), new TypeCount("trial_expiring", 1)));

        assertThat(StatisticsSentence.of(all, 30))
                .isEqualTo("2 alerts in the last 30 days, all acknowledged after 3 days on average.");
        assertThat(StatisticsSentence.of(nobody, 30))
                .isEqualTo("1 alert in the last 30 days, none acknowledged; about a trial about to end.");
        assertThat(StatisticsSentence.of(some, 7))
                .isEqualTo("3,000 alerts in the last 7 days, 33% acknowledged after 40 seconds on average;"
                        + " most often about an upgrade.");
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, 1 seconds",
        "PT119S, 119 seconds",
        "PT2M, 2 minutes",
        "PT119M, 119 minutes",
        "PT47H, 47 hours",
        "PT49H, 2 days"
    })
    void saysTimesInTheLargestUnitThatThereAreTwoOf(Duration time, String words) {
        assertThat(StatisticsSentence.words(time)).isEqualTo(words);
    }
}
