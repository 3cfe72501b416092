package io.spikewatch.benchmarks;

import static io.spikewatch.benchmarks.UsageCase.Breakdown.NONE;
import static io.spikewatch.benchmarks.UsageCase.Breakdown.TEAM;
import static io.spikewatch.benchmarks.UsageCase.Breakdown.TYPE;
import static io.spikewatch.benchmarks.UsageCase.Breakdown.TYPE_AND_TEAM;
import static java.util.Comparator.comparingInt;

import io.spikewatch.benchmarks.Race.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Usage queries: the reference's SQL, the API over HTTP, and the limit, in one run on the same data. */
final class UsageBenchmark {

    private static final int HEAP_MEGABYTES = 512;
    private static final int SMALL = 1_000;
    private static final int FEW_TEAMS = 5;
    private static final Map<String, String> OPTIONS = new TreeMap<>(Map.of(
            "--quick", "fewer organizations and days; the reference answers by type and team for 30 days only",
            "--organizations", "how many beside the two large ones (500; quick: 20)",
            "--days", "of data (400; quick: 120)",
            "--only", "cases whose name contains this"));

    private final Options options;
    private final Dataset data;
    private final BillingClient client;
    private final Reference reference;
    private final Limit limit;
    private final Race race;

    private UsageBenchmark(Options options, MeasuredSystem system) {
        this.options = options;
        data = Dataset.of(
                options.number("--organizations", options.has("--quick") ? 20 : 500),
                List.of(1_000, 2_000),
                options.number("--days", options.has("--quick") ? 120 : 400));
        client = system.client();
        reference = new Reference(system.connect());
        limit = new Limit(system.connect());
        race = new Race(reference, limit, each -> client.length(each.path(), each.organizationId()));
    }

    public static void main(String[] arguments) {
        var options = Options.parse(arguments, OPTIONS);
        try (var system = MeasuredSystem.start(HEAP_MEGABYTES)) {
            new UsageBenchmark(options, system).run();
        }
    }

    private void run() {
        Progress.say("Reporting the usage of %,d organizations from %s to %s"
                .formatted(data.customers().size(), data.from(), data.to()));
        client.report(data::writeTo);
        Progress.say("Filling the reference's table");
        reference.fill();
        var cases = cases();
        cases.forEach(each -> limit.keep(each, answer(each)));
        Progress.say("Warming up");
        race.warmUp(cases);
        var results = cases.stream().map(this::measure).toList();
        System.out.print(UsageTable.of(results));
        reaches(results).forEach(System.out::println);
    }

    private Result measure(UsageCase asked) {
        Progress.say(asked.name());
        var result = race.run(asked);
        if (asked.reference()) {
            requireSame(Comparison.differences(answer(asked), reference.latest()));
        }
        return result;
    }

    private JsonNode answer(UsageCase asked) {
        return client.json(asked.path(), asked.organizationId());
    }

    private static void requireSame(long differences) {
        if (differences > 0) {
            throw new IllegalStateException(differences + " numbers differ from the reference's");
        }
    }

    private List<UsageCase> cases() {
        var small = data.customers().stream()
                .min(comparingInt(each -> Math.abs(each.teams().size() - FEW_TEAMS)))
                .orElseThrow();
        var large = data.customer("large-1000");
        var largest = data.customer("large-2000");
        return Stream.of(
                        UsageCase.of(small, data.to(), 90, NONE),
                        UsageCase.of(small, data.to(), 90, TYPE),
                        UsageCase.of(small, data.to(), 90, TEAM),
                        UsageCase.of(large, data.to(), 90, NONE),
                        UsageCase.of(large, data.to(), 90, TYPE),
                        UsageCase.of(largest, data.to(), 90, TEAM).top(10),
                        UsageCase.of(large, data.to(), 90, TEAM),
                        UsageCase.of(large, data.to(), 30, TYPE_AND_TEAM),
                        UsageCase.of(large, data.to(), 90, TYPE_AND_TEAM).reference(!options.has("--quick")),
                        UsageCase.of(large, data.to(), 365, TYPE_AND_TEAM).reference(false),
                        UsageCase.of(largest, data.to(), 90, TYPE_AND_TEAM).reference(false))
                .filter(each -> !each.from().isBefore(data.from()))
                .filter(each -> each.name().contains(options.text("--only", "")))
                .toList();
    }

    private static List<Reach> reaches(List<Result> results) {
        var reaches = new ArrayList<Reach>();
        var slowest = results.stream()
                .filter(each -> each.values() < SMALL)
                .mapToDouble(each -> each.api().p95())
                .max();
        slowest.ifPresent(p95 -> reaches.add(Reach.atMost("answers of under 1,000 values, p95", p95, 10, "ms")));
        for (var result : results) {
            reaches.addAll(reaches(result));
        }
        return reaches;
    }

    /** Where the promises are about large organizations. */
    private static List<Reach> reaches(Result result) {
        var asked = result.asked();
        if (asked.teams() == 2_000 && asked.breakdown() == TYPE_AND_TEAM) {
            return List.of(Reach.atMost(asked.name() + ", p95", result.api().p95(), 300, "ms"));
        }
        if (asked.teams() < 1_000 || !asked.breakdown().byTeam() || !asked.reference()) {
            return List.of();
        }
        return List.of(
                Reach.atLeast(asked.name() + ", the reference's time", result.timesReference(), 1_000, "times"),
                Reach.atMost(asked.name() + ", the limit", result.timesLimit(), 3, "times"));
    }
}
