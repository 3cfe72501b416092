package io.spikewatch.benchmarks;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The nightly run over very many series by one replica, in turn with what it can't beat (streaming the same rows and writing
 * as much back) and with a z-score over the same stream, on copies of the same tables.
 */
final class DetectionBenchmark {

    private static final LocalDate FIRST = LocalDate.of(2024, 3, 15);

    /** The end of a month: what is remembered of it stays while later days are examined. */
    private static final LocalDate EVENING = LocalDate.of(2024, 6, 30);

    /** Series-days after which the compiler is through with what a night runs, as in a service that is up for weeks. */
    private static final int WARM = 1_000_000;

    private static final int MOST_NIGHTS_TO_WARM_UP = 10;

    private static final int TEAMS = 10;
    private static final int REPLICAS = 4;
    private static final double ORGANIZATIONS_OF_ALL = 1_000_000;
    private static final Map<String, String> OPTIONS = new TreeMap<>(Map.of(
            "--series", "how many, smallest first (100000,1000000)",
            "--nights", "that are measured, after one to ten to warm up (2)",
            "--templates", "organizations that all others are copies of (200)",
            "--heap", "of billing-service, in MB (256)"));

    private final MeasuredSystem system;
    private final Dataset data;
    private final int nights;
    private final BillingClient client;
    private final Connection database;

    private DetectionBenchmark(Options options, MeasuredSystem system) {
        this.system = system;
        nights = options.number("--nights", 2);
        client = system.client();
        database = system.connect();
        var last = EVENING.plusDays(MOST_NIGHTS_TO_WARM_UP + nights);
        var customers = IntStream.range(0, options.number("--templates", 200))
                .mapToObj(number -> Customer.of("template-" + number, TEAMS, FIRST, last))
                .toList();
        data = new Dataset(customers, FIRST, last);
    }

    public static void main(String[] arguments) {
        var options = Options.parse(arguments, OPTIONS);
        var often = Map.of("BILLING_DETECTION_POLLINTERVAL", "50ms");
        try (var system = MeasuredSystem.start(options.number("--heap", 256), often)) {
            new DetectionBenchmark(options, system).run(options.numbers("--series", "100000,1000000"));
            system.peakMegabytes().ifPresent(peak -> System.out.printf("Largest size of the process: %,d MB%n", peak));
        }
    }

    private void run(List<Integer> sizes) {
        Progress.say("Reporting and examining %d days of %,d organizations"
                .formatted(data.days(), data.customers().size()));
        client.report(data::writeTo);
        new DetectionNight(client, database).awaitIdle();
        var results = new ArrayList<NightTimes>();
        for (var size : sizes) {
            results.add(measure(size / Customer.USAGE_TYPES.size()));
        }
        print(results);
    }

    private NightTimes measure(int organizations) {
        Progress.say("Copying them into %,d organizations".formatted(organizations));
        var copies = new CopiedSeries(database, EVENING);
        copies.grow(organizations);
        var times = new NightTimes(organizations * Customer.USAGE_TYPES.size());
        var night = new DetectionNight(client, database);
        var limit = new StreamedNight(system.connect(), "bare", StreamedNight.NOTHING);
        var score = new StreamedNight(system.connect(), "scored", new ZScore());
        var first = nightsToWarmUp(times.series()) + 1;
        for (var number = 1; number < first + nights; number++) {
            var date = EVENING.plusDays(number);
            var what = number < first ? " (to warm up)" : "";
            Progress.say("Night of %s%s".formatted(date, what));
            times.add(number >= first, limit.run(date), night.run(date), score.run(date));
            copies.rest();
        }
        return times;
    }

    private static int nightsToWarmUp(int series) {
        return Math.max(1, Math.min(WARM / series, MOST_NIGHTS_TO_WARM_UP));
    }

    private static void print(List<NightTimes> results) {
        System.out.println(NightTimes.HEADER);
        results.forEach(System.out::print);
        System.out.println();
        for (var result : results) {
            var size = "%,d series: ".formatted(result.series());
            System.out.println(Reach.atMost(size + "run over streaming and writing alone", result.ratio(), 3, "times"));
            System.out.println(
                    Reach.atMost(size + "CPU of a series-day beyond that", result.microsecondsBeyond(), 20, "µs"));
        }
        var slope = slope(results);
        System.out.printf(Locale.ROOT, "Each series takes %.1f µs%n", slope * 1e6);
        System.out.println(Reach.atMost(
                "1 million organizations by %d replicas, by this slope".formatted(REPLICAS),
                slope * ORGANIZATIONS_OF_ALL * Customer.USAGE_TYPES.size() / REPLICAS / 60,
                30,
                "minutes"));
    }

    /** Seconds for one more series. */
    private static double slope(List<NightTimes> results) {
        var last = results.get(results.size() - 1);
        if (results.size() == 1) {
            return last.seconds() / last.series();
        }
        var first = results.get(0);
        return (last.seconds() - first.seconds()) / (last.series() - first.series());
    }
}
