package io.spikewatch.benchmarks;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Taking in days of reports over HTTP, beside {@code COPY} of the same rows into copies of the same tables. */
final class IngestBenchmark {

    private static final int HEAP_MEGABYTES = 512;
    private static final Map<String, String> OPTIONS = new TreeMap<>(Map.of(
            "--organizations", "that report each day (5000)",
            "--days", "that are measured, after as many to warm up (5)"));

    private final Dataset data;
    private final BillingClient client;
    private final CopiedTables copies;
    private final Throughput http;
    private final Throughput copy;
    private final Throughput replay;

    private IngestBenchmark(Options options, MeasuredSystem system) {
        data = Dataset.of(options.number("--organizations", 5_000), List.of(1_000), 2 * options.number("--days", 5));
        client = system.client();
        copies = new CopiedTables(system.connect(), system.folder());
        http = new Throughput("NDJSON over HTTP", copies);
        copy = new Throughput("COPY of the same rows", copies);
        replay = new Throughput("the same day again", copies);
    }

    public static void main(String[] arguments) {
        var options = Options.parse(arguments, OPTIONS);
        try (var system = MeasuredSystem.start(HEAP_MEGABYTES)) {
            new IngestBenchmark(options, system).run();
        }
    }

    private void run() {
        var middle = data.from().plusDays(data.days() / 2);
        for (var date = data.from(); !date.isAfter(data.to()); date = date.plusDays(1)) {
            measure(date, !date.isBefore(middle));
        }
        print();
    }

    private void measure(LocalDate date, boolean counts) {
        var reports = data.day(date);
        var teamRows = data.teamRows(date);
        Progress.say("%s%s: %,d reports, %,d team rows, %,d KB"
                .formatted(
                        date, counts ? "" : " (to warm up)", data.customers().size(), teamRows, reports.length >> 10));
        http.measure(teamRows, counts, () -> client.report(out -> out.write(reports)));
        copies.take(date);
        copy.measure(teamRows, counts, copies::copy);
        replay.measure(teamRows, counts, () -> client.report(out -> out.write(reports)));
    }

    private void print() {
        System.out.println("""

                | how | team rows/s | WAL bytes a team row |
                | --- | ---: | ---: |""");
        List.of(copy, http, replay).forEach(System.out::println);
        var share = http.rowsPerSecond() / copy.rowsPerSecond();
        System.out.printf(
                Locale.ROOT, "%nReplay is %.1f times as fast%n", replay.rowsPerSecond() / http.rowsPerSecond());
        System.out.println(Reach.atLeast("NDJSON to committed report and facts, share of COPY", share, 0.5, "of it"));
    }
}
