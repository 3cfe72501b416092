package io.spikewatch.billing.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.detector.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceTests {

    @ParameterizedTest
    @CsvSource({
        "POINT, 60, 0.1, NORMAL",
        "POINT, 28, 0.39, NORMAL",
        "POINT, 27, 0.1, SHORT_HISTORY",
        "SHORT_HISTORY, 9, 0.5, SHORT_HISTORY",
        "RUN, 60, 0.4, NOISY",
        "INTERMITTENT, 60, 1.2, INTERMITTENT",
    })
    void namesWhatTheHistoryLacks(Rule rule, int historyDays, double sigma, Confidence confidence) {
        var judgement =
                Judged.day().rule(rule).historyDays(historyDays).sigma(sigma).judgement(300, 100);

        assertThat(Confidence.of(judgement)).isEqualTo(confidence);
    }
}
