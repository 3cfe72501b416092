package io.spikewatch.app.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelRelayTests {

    @ParameterizedTest
    @CsvSource({"0, PT5S", "1, PT10S", "4, PT1M20S", "9, PT42M40S", "10, PT1H", "11, PT1H", "1000, PT1H"})
    void waitsLongerAfterEachFailureUpToAnHour(int failures, Duration wait) {
        assertThat(ChannelRelay.waitAfter(failures)).isEqualTo(wait);
    }
}
