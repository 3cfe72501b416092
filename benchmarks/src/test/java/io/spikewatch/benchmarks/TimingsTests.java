package io.spikewatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimingsTests {

    @Test
    void takesQuantilesByRank() {
        var timings = new Timings();

        LongStream.rangeClosed(1, 100).map(each -> (101 - each) * 1_000_000).forEach(timings::add);

        assertThat(timings.median()).isEqualTo(50);
        assertThat(timings.p95()).isEqualTo(95);
    }
}
