package io.spikewatch.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitivityTests {

    @ParameterizedTest
    @CsvSource({
        "0, 20",
        "15, 20",
        "60, 60",
        "100, 100",
        "400, 100",
        "1000, 250",
    })
    void asksForARiseByTheAverageDayOfThoseWhoUseLittle(double average, double smallestRise) {
        var sensitivity = Sensitivity.of(Preset.MEDIUM).withSmallestChange(100);

        assertThat(sensitivity.smallestRise(average)).isEqualTo(smallestRise);
    }

    @ParameterizedTest
    @CsvSource({"0, 20", "60, 20", "1000, 250"})
    void asksForLessWhereTheUsageTypeSaysNothing(double average, double smallestRise) {
        assertThat(Sensitivity.of(Preset.MEDIUM).smallestRise(average)).isEqualTo(smallestRise);
    }
}
