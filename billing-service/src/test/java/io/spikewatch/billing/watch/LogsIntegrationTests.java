package io.spikewatch.billing.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.UsageCalls;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What can be seen of the work from outside: log lines, figures, and what becomes of a failure. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class LogsIntegrationTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private WatchRepository repository;

    @Autowired
    private Watch watch;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private Clock clock;

    private Customer customer;

    @BeforeEach
    void definePlans() {
        Customer.definePlans(plans);
        customer = Customer.of(http);
    }

    @Test
    void tellsWhatWasGeneratedAndAcknowledged(CapturedOutput output) {
        var acknowledged = meters.get("billing.alerts.acknowledged").timer().count();
        customer.subscribed().reports(1, "\"tokens\": 400000");
        var id = customer.openAlerts().get(0).path("id").asString();
        customer.acknowledge(id);
        customer.acknowledge(id);

        assertThat(linesAbout(output))
                .anyMatch(line -> line.contains(" INFO ") && line.contains("Alert generation triggered"))
                .anyMatch(line -> line.contains(" INFO ")
                        && line.contains("Alert created: organization=" + customer.id() + " alert=" + id
                                + " type=usage_soft_warning severity=WARNING"))
                .filteredOn(line -> line.contains("Alert acknowledged"))
                .hasSize(1);
        assertThat(meters.get("billing.alerts.acknowledged").timer().count()).isEqualTo(acknowledged + 1);
        assertThat(meters.get("billing.alerts.raised")
                        .tags("type", "usage_soft_warning", "severity", "warning")
                        .counter()
                        .count())
                .isPositive();
        assertThat(meters.get("billing.alerts.open").gauge().value()).isNotNegative();
        assertThat(meters.get("billing.alerts.evaluation").timer().count()).isPositive();
    }

    @Test
    void warnsOnceOfAnOrganizationWithoutSubscription(CapturedOutput output) {
        customer.reports(2, "\"tokens\": 1").reports(1, "\"tokens\": 1");
        var generated = customer.generate();

        assertThat(generated).bodyJson().extractingPath("$.data.generatedCount").isEqualTo(0);
        assertThat(linesAbout(output))
                .filteredOn(line -> line.contains(" WARN ") && line.contains("there is no subscription"))
                .hasSize(1);
    }

    @Test
    void warnsInOneLineOfManyWithoutSubscription(CapturedOutput output) {
        var others = Stream.generate(() -> Customer.of(http).id()).limit(20).toList();

        new UsageCalls(http)
                .report(others.stream()
                        .map(id -> """
                                {"organization_id": "%s", "date": "%s", "report": {"tokens": 1}}""".formatted(id, Customer.TODAY))
                        .collect(Collectors.joining("\n")));

        assertThat(output.getAll().lines())
                .filteredOn(line -> line.contains("there is no subscription"))
                .filteredOn(line -> others.stream().anyMatch(line::contains))
                .singleElement()
                .asString()
                .contains(" WARN ", "organizations=20");
    }

    @Test
    void showsAFailureAndMakesUpForItLater(CapturedOutput output) {
        var failures = meters.get("billing.alerts.failures").counter().count();
        customer.subscribed().reports(2, "\"tokens\": 1");
        spoil("{\"tokens\": \"many\"}");

        customer.reports(1, "\"tokens\": 400000");
        var generated = customer.generate();

        assertThat(generated).hasStatus(500);
        assertThat(linesAbout(output))
                .anyMatch(line -> line.contains("ERROR") && line.contains("Alert generation failed"));
        assertThat(meters.get("billing.alerts.failures").counter().count()).isEqualTo(failures + 2);
        spoil("{\"tokens\": 2}");
        var later = new WatchList(repository, watch, subscriptions, Clock.offset(clock, Duration.ofMinutes(1)));
        while (later.workOffNext()) {}
        assertThat(customer.openMessages()).containsExactly("Token usage at 80% (400,002 of 500,000)");
    }

    private void spoil(String counts) {
        jdbc.sql("update daily_usage set counts = ?::jsonb where organization_id = ? and usage_date = ?")
                .params(counts, customer.id(), Customer.TODAY.minusDays(2))
                .update();
    }

    private List<String> linesAbout(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains(customer.id()))
                .toList();
    }
}
