package io.spikewatch.benchmarks;

import io.spikewatch.benchmarks.Reference.Point;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An answer beside the reference's. Where the reference has a number it is right; it has none for days without a report
 * and for teams on the days they were away, where zero is right.
 */
final class Comparison {

    private Comparison() {}

    /** How many numbers are not the same. */
    static long differences(JsonNode answer, Map<String, List<Point>> reference) {
        var expected = new HashMap<String, Map<LocalDate, Long>>();
        reference.forEach((key, points) -> points.forEach(point ->
                expected.computeIfAbsent(key, unused -> new HashMap<>()).put(point.date(), point.value())));
        var differences = 0L;
        for (var series : answer.path("results")) {
            var ofSeries = expected.remove(key(series.path("breakdown_value")));
            differences += differencesOf(series, ofSeries == null ? Map.of() : ofSeries);
        }
        return differences + expected.size();
    }

    private static long differencesOf(JsonNode series, Map<LocalDate, Long> expected) {
        var differences = 0L;
        for (var index = 0; index < series.path("dates").size(); index++) {
            var date = LocalDate.parse(series.path("dates").path(index).asString());
            if (series.path("data").path(index).asLong() != expected.getOrDefault(date, 0L)) {
                differences++;
            }
        }
        return differences;
    }

    private static String key(JsonNode breakdownValue) {
        if (breakdownValue.isArray()) {
            return breakdownValue.path(0).asString() + ","
                    + breakdownValue.path(1).asString();
        }
        return breakdownValue.isNull() ? "" : breakdownValue.asString();
    }
}
