package io.spikewatch.billing.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class WatchJobIntegrationTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private WatchJob job;

    @Autowired
    private WatchList watchList;

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
    void subscribe() {
        Customer.definePlans(plans);
        customer = Customer.of(http).subscribed();
    }

    @Test
    void looksAtEverybodyWhenADayBegins() {
        customer.reports(1, "\"tokens\": 1");
        job.tick();
        jdbc.sql("update daily_usage set counts = '{\"tokens\": 400000}' where organization_id = ?")
                .param(customer.id())
                .update();
        job.tick();
        assertThat(customer.alerts()).isEmpty();

        job.beginDay();
        job.tick();

        assertThat(customer.openMessages()).containsExactly("Token usage at 80% (400,000 of 500,000)");
        assertThat(due()).isZero();
    }

    @Test
    void looksAtWhatNobodyGotToLookAt() {
        customer.reports(1, "\"tokens\": 400000");
        var alerts = customer.alerts();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local role billing_alerts").update();
            jdbc.sql("delete from billing_alert where organization_id = ?")
                    .param(customer.id())
                    .update();
        });
        jdbc.sql("insert into alert_due (organization_id, due_at) values (?, now())")
                .param(customer.id())
                .update();

        job.tick();

        assertThat(customer.alerts()).hasSameSizeAs(alerts).isNotEqualTo(alerts);
        assertThat(due()).isZero();
    }

    @Test
    void leavesWhatIsStillBeingStoredToWhoStoresIt() {
        watchList.mark(List.of(customer.id()));

        job.tick();
        var afterAMoment = due();
        var later = new WatchList(repository, watch, subscriptions, Clock.offset(clock, Duration.ofSeconds(31)));
        while (later.workOffNext()) {}

        assertThat(afterAMoment).isEqualTo(1);
        assertThat(due()).isZero();
    }

    @Test
    void looksAtWhoIsOnAPlanThatChanges() {
        customer.reports(1, "\"tokens\": 1");
        job.tick();

        Customer.definePlans(plans);

        assertThat(due()).isEqualTo(1);
    }

    @Test
    void deletesWhatWasResolvedAfterAYear() {
        customer.reports(1, "\"tokens\": 400000, \"seats\": 4, \"playbook_runs\": 45");
        customer.openAlerts().forEach(alert -> grow(alert.path("id").asString(), "366 days"));
        customer.acknowledge(idOf("Seat usage at 80% (4 of 5)"));
        customer.reports(1, "\"tokens\": 1, \"seats\": 4, \"playbook_runs\": 45");

        job.beginDay();
        job.tick();

        assertThat(customer.alerts())
                .extracting(alert -> alert.path("message").asString())
                .containsExactlyInAnyOrder("Playbook run usage at 90% (45 of 50)", "Seat usage at 80% (4 of 5)");
    }

    @Test
    void neverRaisesAgainWhatWasDeletedAfterAYear() {
        customer.tells("watch-starter", "active", "2024-06-18T14:00:00Z")
                .tells("watch-starter", "canceled", "2024-06-20T00:00:00Z");
        customer.openAlerts().forEach(alert -> grow(alert.path("id").asString(), "366 days"));
        jdbc.sql("update subscription_change set told_at = told_at - interval '366 days' where organization_id = ?")
                .param(customer.id())
                .update();

        var left = Stream.generate(this::messagesOfTheNextDay).limit(3).toList();

        assertThat(left)
                .containsExactly(
                        List.of("Plan downgraded from Growth to Starter", canceled()),
                        List.of(canceled()),
                        List.of(canceled()));
    }

    /** Of all alerts, whatever became of them. */
    private List<String> messagesOfTheNextDay() {
        job.beginDay();
        job.tick();
        return customer.alerts().stream()
                .map(alert -> alert.path("message").asString())
                .sorted()
                .toList();
    }

    private static String canceled() {
        return "Subscription canceled, access ends on " + Customer.TODAY.plusDays(20);
    }

    private String idOf(String message) {
        return customer.openAlerts().stream()
                .filter(alert -> alert.path("message").asString().equals(message))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private void grow(String alertId, String age) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local role billing_alerts").update();
            jdbc.sql("update billing_alert set created_at = now() - ?::interval where id = ?::uuid")
                    .params(age, alertId)
                    .update();
        });
    }

    private long due() {
        return jdbc.sql("select count(*) from alert_due where organization_id = ?")
                .param(customer.id())
                .query(Long.class)
                .single();
    }
}
