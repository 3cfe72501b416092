package io.spikewatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.benchmarks.Reference.Point;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTests {

    private static final LocalDate DAY = LocalDate.parse("2026-06-01");

    @Test
    void expectsZeroWhereTheReferenceHasNoRow() {
        var reference = Map.of("7", List.of(new Point(DAY, 5)));

        assertThat(Comparison.differences(answer("\"7\"", 5, 0), reference)).isZero();
        assertThat(Comparison.differences(answer("\"7\"", 5, 1), reference)).isEqualTo(1);
    }

    @Test
    void countsNumbersThatDiffer() {
        var reference = Map.of("events,7", List.of(new Point(DAY, 5), new Point(DAY.plusDays(1), 6)));

        assertThat(Comparison.differences(answer("[\"events\",\"7\"]", 5, 6), reference))
                .isZero();
        assertThat(Comparison.differences(answer("[\"events\",\"7\"]", 4, 7), reference))
                .isEqualTo(2);
    }

    @Test
    void countsSeriesThatAreMissing() {
        var reference = Map.of("7", List.of(new Point(DAY, 5)), "8", List.of(new Point(DAY, 1)));

        assertThat(Comparison.differences(answer("\"7\"", 5, 0), reference)).isEqualTo(1);
    }

    private static JsonNode answer(String breakdownValue, long first, long second) {
        return new JsonMapper().readTree("""
                {"results":[{"breakdown_value":%s,"dates":["2026-06-01","2026-06-02"],"data":[%d,%d]}]}""".formatted(breakdownValue, first, second));
    }
}
