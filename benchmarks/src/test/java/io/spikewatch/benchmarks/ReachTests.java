package io.spikewatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReachTests {

    @Test
    void saysByHowMuchATimeIsMetOrNot() {
        assertThat(Reach.atMost("p95", 5, 10, "ms")).hasToString("met      p95: 5.00 ms, at most 10 (2.0× better)");
        assertThat(Reach.atMost("p95", 30, 10, "ms")).hasToString("NOT MET  p95: 30 ms, at most 10 (3.0× short)");
    }

    @Test
    void saysByHowMuchARatioIsMetOrNot() {
        assertThat(Reach.atLeast("faster", 3000, 1000, "times"))
                .hasToString("met      faster: 3,000 times, at least 1,000 (3.0× better)");
        assertThat(Reach.atLeast("faster", 500, 1000, "times"))
                .hasToString("NOT MET  faster: 500 times, at least 1,000 (2.0× short)");
    }
}
