package io.spikewatch.billing.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTests {

    @ParameterizedTest
    @CsvSource({
        "12, 320, HIGH",
        "12, 180, MEDIUM",
        "12, 150, LOW",
        "6, 320, MEDIUM",
        "4, 320, LOW",
        "-9, 0, HIGH",
        "-9, 40, MEDIUM",
        "-9, 60, LOW",
        "-4.5, 0, LOW",
    })
    void takesBothProbabilityAndSize(double score, long observed, Severity severity) {
        var judgement = Judged.day().score(score).judgement(observed, 100);

        assertThat(Severity.of(judgement)).isEqualTo(severity);
    }
}
