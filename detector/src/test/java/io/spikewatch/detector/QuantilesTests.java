package io.spikewatch.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTests {

    @ParameterizedTest
    @CsvSource({"0, 1", "0.25, 2.5", "0.5, 4", "0.9, 8.8", "1, 10"})
    void liesBetweenTheClosestValues(double probability, double expected) {
        assertThat(Quantiles.at(probability, new double[] {4, 10, 1, 7, 2.5}, 5))
                .isEqualTo(expected);
    }

    @RepeatedTest(100)
    void isWhatSortingWouldBring(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var number = 1 + random.nextInt(70);
        var values = random.ints(number, 0, 30).asDoubleStream().toArray(); // of which some are alike
        var sorted = values.clone();
        Arrays.sort(sorted);
        var position = random.nextInt(number);

        var found = Quantiles.at(number == 1 ? 0 : position / (number - 1.0), values, number);

        assertThat(found).isCloseTo(sorted[position], within(1e-9));
        Arrays.sort(values);
        assertThat(values).containsExactly(sorted);
    }
}
