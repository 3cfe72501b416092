package io.spikewatch.benchmarks;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Billing alerts: one large organization with a full billing period asked for over HTTP, and everybody in one run. Each
 * of eight usage types is over its limit, which makes two alerts.
 */
final class AlertBenchmark {

    private static final int DAYS = 31;
    private static final int LARGE = 1_000;
    private static final int WARM_UP = 200;
    private static final int ALERTS_EACH = 2 * Customer.USAGE_TYPES.size();
    private static final String GENERATE = "/api/v1/billing/alerts/generate";
    private static final Map<String, String> OPTIONS = new TreeMap<>(Map.of(
            "--organizations", "beside the large one (10000)",
            "--repetitions", "of each question about one organization (300)",
            "--heap", "of billing-service, in MB (256)"));

    private final Dataset data;
    private final int repetitions;
    private final BillingClient client;
    private final Connection database;

    private AlertBenchmark(Options options, MeasuredSystem system) {
        data = Dataset.of(options.number("--organizations", 10_000), List.of(LARGE), DAYS);
        repetitions = options.number("--repetitions", 300);
        client = system.client();
        database = system.connect();
    }

    public static void main(String[] arguments) {
        var options = Options.parse(arguments, OPTIONS);
        try (var system = MeasuredSystem.start(options.number("--heap", 256))) {
            new AlertBenchmark(options, system).run();
            system.peakMegabytes().ifPresent(peak -> System.out.printf("Largest size of the process: %,d MB%n", peak));
        }
    }

    private void run() {
        Progress.say("Reporting %d days of %,d organizations"
                .formatted(DAYS, data.customers().size()));
        client.report(data::writeTo);
        Progress.say("Subscribing them");
        putPlan("");
        data.customers().parallelStream().map(Customer::id).forEach(this::subscribe);
        awaitNobodyDue();
        alertEverybody();
        alertOne(data.customer("large-" + LARGE).id());
    }

    private void subscribe(String organization) {
        client.put("/api/organizations/" + organization + "/subscription", organization, """
                {"plan":"benchmark","status":"active","current_period_start":"%1$s","current_period_end":"%2$s",\
                "occurred_at":"%1$sT00:00:00Z"}""".formatted(
                        data.from(), data.to().plusDays(2)));
    }

    /** Everybody exceeds the limits. */
    private void putLimits() {
        putPlan(Customer.USAGE_TYPES.stream()
                .map("\"%s\":{\"limit\":0,\"soft_limit\":0}"::formatted)
                .collect(joining(",")));
    }

    private void putPlan(String limits) {
        var prices =
                Customer.USAGE_TYPES.stream().map(type -> """
                        "%s":[{"up_to":1000000,"unit_price":"0.0001"},{"up_to":null,"unit_price":"0.00005"}]""".formatted(type)).collect(joining(","));
        client.put("/api/plans/benchmark", "vendor", """
                {"name":"Benchmark","rank":1,"currency":"USD","limits":{%s},"prices":{%s},"stripe_prices":[],\
                "effective_from":"2000-01-01"}""".formatted(limits, prices));
    }

    private void alertOne(String organization) {
        Progress.say("Generating the alerts of " + organization);
        for (var round = 0; round < WARM_UP; round++) {
            raise(organization, new Timings());
        }
        var raising = new Timings();
        var following = new Timings();
        for (var round = 0; round < repetitions; round++) {
            raise(organization, raising);
            following.add(time(() -> generate(organization, 0)));
        }
        System.out.printf(
                """

                | generating for %,d teams and %d days | median ms | p95 ms |
                | --- | ---: | ---: |
                | %d alerts raised | %.1f | %.1f |
                | nothing new | %.1f | %.1f |

                """, LARGE, DAYS, ALERTS_EACH, raising.median(), raising.p95(), following.median(), following.p95());
        System.out.println(Reach.atMost("generation for one organization, p95", raising.p95(), 100, "ms"));
    }

    private void raise(String organization, Timings timings) {
        Sql.execute(database, "delete from billing_alert where organization_id = '" + organization + "'");
        timings.add(time(() -> generate(organization, ALERTS_EACH)));
    }

    private void generate(String organization, int expected) {
        var raised = client.post(GENERATE, organization)
                .path("data")
                .path("generatedCount")
                .asInt();
        if (raised != expected) {
            throw new IllegalStateException("%d alerts were raised instead of %d".formatted(raised, expected));
        }
    }

    private void alertEverybody() {
        Progress.say("Putting the plan's limits, by which everybody is alerted");
        try (var watch = new HeapWatch(client)) {
            var nanos = time(() -> {
                putLimits();
                awaitNobodyDue();
            });
            var seconds = nanos / (double) TimeUnit.SECONDS.toNanos(1);
            var alerts = Sql.number(database, "select count(*) from billing_alert");
            System.out.printf(
                    "%,d organizations with %,d alerts in %.1f s (%.2f ms each); largest heap: %,d MB%n",
                    data.customers().size(),
                    alerts,
                    seconds,
                    seconds * 1_000 / data.customers().size(),
                    watch.takePeak());
        }
    }

    private void awaitNobodyDue() {
        while (Sql.number(database, "select count(*) from alert_due") > 0) {
            pause();
        }
    }

    private static long time(Runnable work) {
        var begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
