package io.spikewatch.billing.watch;

import static io.spikewatch.billing.watch.Customer.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.UsageCalls;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class EverythingAtOnceIntegrationTests {

    private static final int STEPS = 240;
    private static final int AT_ONCE = 8;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @Autowired
    private WatchJob job;

    @Autowired
    private WatchRepository repository;

    @Autowired
    private Watch watch;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private Clock clock;

    @Autowired
    private MeterRegistry meters;

    /** Several organizations in one request and in opposite orders, words on plans, generation, and the job besides. */
    @Test
    void leavesNothingToDoAndNobodyBehind() throws Exception {
        Customer.definePlans(plans);
        var customers = Stream.generate(() -> Customer.of(http).subscribed())
                .limit(5)
                .map(customer -> customer.tells("watch-starter", "active", "2025-12-31T00:00:00Z"))
                .toList();
        var failures = meters.get("billing.alerts.failures").counter().count();
        var random = new Random(7);
        var threads = Executors.newFixedThreadPool(AT_ONCE);

        try {
            var running = IntStream.range(0, STEPS)
                    .<Future<?>>mapToObj(
                            step -> threads.submit(step(customers, random.nextInt(5), random.nextInt(1_000))))
                    .toList();
            for (var each : running) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        var later = new WatchList(repository, watch, subscriptions, Clock.offset(clock, Duration.ofMinutes(1)));
        while (later.workOffNext()) {}

        assertThat(meters.get("billing.alerts.failures").counter().count()).isEqualTo(failures);
        assertThat(customers).allSatisfy(customer -> {
            assertThat(customer.generate())
                    .bodyJson()
                    .extractingPath("$.data.generatedCount")
                    .isEqualTo(0);
            assertThat(customer.openMessages()).contains("Plan downgraded from Growth to Starter");
            assertThat(customer.openAlerts())
                    .extracting(alert -> alert.path("alertType").asString()
                            + alert.path("metadata").path("metric").asString()
                            + alert.path("metadata").path("changedAt").asString())
                    .doesNotHaveDuplicates();
        });
    }

    private Runnable step(List<Customer> customers, int kind, int number) {
        var customer = customers.get(number % customers.size());
        return switch (kind) {
            case 0 -> () -> report(customers.stream(), number);
            case 1 ->
                () -> report(
                        customers.stream().sorted((one, other) -> other.id().compareTo(one.id())), number);
            case 2 ->
                () -> customer.tells(
                        number % 2 == 0 ? "watch-starter" : "watch-growth",
                        "active",
                        Instant.parse("2026-01-01T00:00:00Z")
                                .plusSeconds(number)
                                .toString());
            case 3 -> customer::generate;
            default -> job::tick;
        };
    }

    private void report(Stream<Customer> customers, int number) {
        new UsageCalls(http)
                .report(customers
                        .map(customer ->
                                """
                                {"organization_id": "%s", "date": "%s", "report": {"tokens": %d, "seats": %d}}""".formatted(customer.id(), TODAY.minusDays(1 + number % 9), number * 400, number % 7))
                        .collect(Collectors.joining("\n")));
    }
}
