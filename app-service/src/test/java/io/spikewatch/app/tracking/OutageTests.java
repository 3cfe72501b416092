package io.spikewatch.app.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTests {

    @ParameterizedTest
    @CsvSource({"0, PT1S", "1, PT2S", "2, PT4S", "4, PT16S", "5, PT30S", "1000, PT30S"})
    void waitsLongerAfterEachFailureUpToHalfAMinute(int failures, Duration wait) {
        assertThat(Outage.waitAfter(failures)).isEqualTo(wait);
    }
}
