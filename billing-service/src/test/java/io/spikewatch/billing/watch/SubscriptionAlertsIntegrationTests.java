package io.spikewatch.billing.watch;

import static io.spikewatch.billing.watch.Customer.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.plan.Plans;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What becomes of alerts while a subscription goes on, word by word. */
@IntegrationTest
class SubscriptionAlertsIntegrationTests {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    private Customer customer;

    @BeforeEach
    void definePlans() {
        Customer.definePlans(plans);
        customer = Customer.of(http);
    }

    @Test
    void saysNothingOfAFirstSubscription() {
        customer.tells("watch-starter", "active", hoursAgo(3));

        assertThat(customer.alerts()).isEmpty();
    }

    @Test
    void raisesOneAlertForEachChangeOfThePlan() {
        customer.tells("watch-starter", "active", hoursAgo(4))
                .tells("watch-growth", "active", hoursAgo(3))
                .tells("watch-growth", "active", hoursAgo(3))
                .tells("watch-starter", "active", hoursAgo(2))
                .tells("watch-growth", "active", hoursAgo(1));

        assertThat(customer.openMessages())
                .containsExactly(
                        "Plan downgraded from Growth to Starter",
                        "Plan upgraded from Starter to Growth",
                        "Plan upgraded from Starter to Growth");
        assertThat(customer.alerts())
                .extracting(alert -> alert.path("metadata").path("changedAt").asString())
                .containsExactlyInAnyOrder(hoursAgo(3), hoursAgo(2), hoursAgo(1));
    }

    @Test
    void raisesAlertsOfWhatIsToldLate() {
        var june = LocalDate.of(2024, 6, 1);

        customer.tells(june, "watch-starter", "active", "2024-06-01T00:00:00Z")
                .tells(june, "watch-growth", "active", "2024-06-18T14:00:00Z")
                .tells(june, "watch-growth", "canceled", "2024-06-20T00:00:00Z");

        assertThat(customer.openMessages())
                .containsExactly(
                        "Plan upgraded from Starter to Growth", "Subscription canceled, access ends on 2024-07-01");
    }

    @Test
    void keepsChangesAcknowledged() {
        customer.tells("watch-starter", "active", hoursAgo(4)).tells("watch-growth", "active", hoursAgo(3));
        customer.acknowledge(customer.openAlerts().get(0).path("id").asString());

        customer.generate();
        customer.reports(1, "\"tokens\": 1");

        assertThat(customer.openAlerts()).isEmpty();
        assertThat(customer.alerts()).hasSize(1);
    }

    @Test
    void tellsOfACancellationUntilItIsTakenBack() {
        customer.tells("watch-growth", "active", hoursAgo(4));

        customer.tells("watch-growth", "canceled", hoursAgo(3), "\"canceled_at\": \"" + hoursAgo(3) + "\"");
        var open = customer.openMessages();
        customer.tells("watch-growth", "canceled", hoursAgo(2), "\"access_ends_at\": \"2099-02-01T00:00:00Z\"");
        var moved = customer.openMessages();
        customer.tells("watch-growth", "active", hoursAgo(1));

        assertThat(open).containsExactly("Subscription canceled, access ends on " + TODAY.plusDays(20));
        assertThat(moved).containsExactly("Subscription canceled, access ends on 2099-02-01");
        assertThat(customer.openAlerts()).isEmpty();
        assertThat(customer.alerts()).hasSize(1);
    }

    @Test
    void countsATrialDown() {
        tellsTrial(6, 6);
        assertThat(customer.alerts()).isEmpty();

        tellsTrial(5, 5);
        var warning = customer.openAlerts().get(0);
        tellsTrial(2, 4);
        var critical = customer.openAlerts().get(0);
        tellsTrial(1, 3);
        var tomorrow = customer.openMessages();
        tellsTrial(0, 2);

        assertThat(warning.path("message").asString()).isEqualTo("Trial expires in 5 days");
        assertThat(warning.path("severity").asString()).isEqualTo("warning");
        assertThat(critical.path("message").asString()).isEqualTo("Trial expires in 2 days");
        assertThat(critical.path("severity").asString()).isEqualTo("critical");
        assertThat(critical.path("id")).isEqualTo(warning.path("id"));
        assertThat(tomorrow).containsExactly("Trial expires in 1 day");
        assertThat(customer.openMessages()).containsExactly("Trial expires today");
        assertThat(customer.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.path("metadata"))
                        .hasToString("{\"daysRemaining\":0,\"trialEndsAt\":\"" + TODAY + "T12:00:00Z\"}"));
    }

    @Test
    void resolvesTheTrialOnceItIsLeft() {
        tellsTrial(3, 3);

        customer.tells("watch-growth", "active", hoursAgo(1));

        assertThat(customer.openAlerts()).isEmpty();
        assertThat(customer.alerts()).hasSize(1);
    }

    private void tellsTrial(int daysLeft, int hoursAgo) {
        LocalDate end = TODAY.plusDays(daysLeft);
        customer.tells("watch-growth", "trialing", hoursAgo(hoursAgo), "\"trial_ends_at\": \"" + end + "T12:00:00Z\"");
    }

    private static String hoursAgo(int hours) {
        return NOW.minus(hours, ChronoUnit.HOURS).toString();
    }
}
