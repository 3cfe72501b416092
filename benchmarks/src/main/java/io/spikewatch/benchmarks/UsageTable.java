package io.spikewatch.benchmarks;

import io.spikewatch.benchmarks.Race.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results of all cases, as Markdown, so that it can be read here and pasted there. */
final class UsageTable {

    private static final String HEADER = """

            | case | values | reference ms | limit ms | API ms | API p95 ms | reference ÷ API | API ÷ limit |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;

    private UsageTable() {}

    static String of(List<Result> results) {
        return results.stream().map(UsageTable::row).collect(Collectors.joining("\n", HEADER, "\n\n"));
    }

    private static String row(Result result) {
        var asked = !result.reference().isEmpty();
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %s | %s | %s | %.1f |",
                result.asked().name(),
                result.values(),
                asked ? milliseconds(result.reference().median()) : "–",
                milliseconds(result.limit().median()),
                milliseconds(result.api().median()),
                milliseconds(result.api().p95()),
                asked ? String.format(Locale.ROOT, "%,.0f×", result.timesReference()) : "–",
                result.timesLimit());
    }

    private static String milliseconds(double time) {
        return String.format(Locale.ROOT, time < 10 ? "%.2f" : "%,.0f", time);
    }
}
