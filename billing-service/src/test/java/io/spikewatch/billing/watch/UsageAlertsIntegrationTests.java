package io.spikewatch.billing.watch;

import static io.spikewatch.billing.watch.Customer.DAYS;
import static io.spikewatch.billing.watch.Customer.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.plan.Plans;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What becomes of alerts while usage goes on, report by report. */
@IntegrationTest
class UsageAlertsIntegrationTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    private Customer customer;

    @BeforeEach
    void subscribe() {
        Customer.definePlans(plans);
        customer = Customer.of(http).subscribed();
    }

    @Test
    void hidesNoMetricBehindAnother() {
        customer.reports(2, "\"tokens\": 400000");
        customer.reports(1, "\"playbook_runs\": 45, \"seats\": 4");

        assertThat(customer.openMessages())
                .containsExactly(
                        "Playbook run usage at 90% (45 of 50)",
                        "Seat usage at 80% (4 of 5)", "Token usage at 80% (400,000 of 500,000)");
    }

    @Test
    void followsUsageInPlace() {
        customer.reports(2, "\"tokens\": 400000");
        var before = customer.openAlerts().get(0);

        customer.reports(1, "\"tokens\": 49999");

        assertThat(customer.alerts()).singleElement().satisfies(after -> {
            assertThat(after.path("id")).isEqualTo(before.path("id"));
            assertThat(after.path("createdAt")).isEqualTo(before.path("createdAt"));
            assertThat(after.path("message").asString()).isEqualTo("Token usage at 89% (449,999 of 500,000)");
            assertThat(after.path("metadata").path("usagePercent").asDecimal()).isEqualByComparingTo("89.9");
        });
    }

    @Test
    void raisesHardWarningAndOverageInOneStep() {
        customer.reports(2, "\"tokens\": 350000");
        assertThat(customer.alerts()).isEmpty();

        customer.reports(1, "\"tokens\": 250000");

        assertThat(customer.openAlerts())
                .extracting(alert -> alert.path("alertType").asString())
                .containsExactlyInAnyOrder("usage_hard_warning", "overage_incurred");
        assertThat(customer.alerts()).hasSize(2);
        assertThat(metadataOf("overage_incurred"))
                .hasToString("{\"metric\":\"tokens\",\"overageAmount\":100000,\"estimatedCost\":1000}");
        assertThat(metadataOf("usage_hard_warning"))
                .hasToString("{\"metric\":\"tokens\",\"usagePercent\":120,\"currentUsage\":600000,\"limit\":500000}");
    }

    @Test
    void resolvesSoftWarningOnceTheLimitIsReached() {
        customer.reports(2, "\"playbook_runs\": 45");

        customer.reports(1, "\"playbook_runs\": 55");

        assertThat(customer.openMessages())
                .containsExactly("Playbook run usage limit reached (100 playbook runs used)");
        assertThat(customer.alerts())
                .filteredOn(alert -> !alert.path("resolvedAt").isNull())
                .extracting(alert -> alert.path("alertType").asString())
                .containsExactly("usage_soft_warning");
    }

    @Test
    void resolvesWhatACorrectedReportTakesBack() {
        customer.reports(1, "\"tokens\": 600000");

        customer.reports(1, "\"tokens\": 60000");

        assertThat(customer.openAlerts()).isEmpty();
        assertThat(customer.alerts())
                .hasSize(2)
                .noneMatch(alert -> alert.path("resolvedAt").isNull());
    }

    @ParameterizedTest
    @CsvSource({"29, true", "30, false"})
    void foreseesNothingOnceThePeriodIsOver(int daysAgo, boolean foreseen) {
        customer.tells(TODAY.minusDays(daysAgo), "watch-growth", "active", "2020-01-02T00:00:00Z");

        customer.reports(4, "\"tokens\": 225000").reports(3, "\"tokens\": 225000");

        assertThat(customer.openAlerts())
                .singleElement()
                .extracting(alert -> alert.path("forecast").path("limitReachedOn"))
                .hasToString(foreseen ? "\"" + TODAY + "\"" : "null");
    }

    @Test
    void incursNoOverageWhereThePlanHasNoPrice() {
        customer.tells("watch-starter", "active", "2020-01-02T00:00:00Z");

        customer.reports(1, "\"tokens\": 600000");

        assertThat(customer.openMessages()).contains("Token usage limit reached (600,000 tokens used)");
        assertThat(customer.alerts())
                .noneMatch(alert -> alert.path("alertType").asString().equals("overage_incurred"));
    }

    @Test
    void countsTheLatestOfALevelAndPricesTheHighest() {
        customer.reports(3, "\"seats\": 9").reports(2, "\"seats\": 7");

        assertThat(customer.openMessages())
                .containsExactly(
                        "Overage incurred: 2 seats beyond plan limit", "Seat usage limit reached (7 seats used)");
        assertThat(metadataOf("overage_incurred").path("estimatedCost").asInt()).isEqualTo(40);
        assertThat(customer.reports(1, "\"tokens\": 1").openAlerts()).isEmpty();
    }

    @Test
    void countsThePeriodAlone() {
        customer.reports(DAYS + 1, "\"tokens\": 500000").reports(DAYS, "\"tokens\": 400000");

        assertThat(customer.openMessages()).containsExactly("Token usage at 80% (400,000 of 500,000)");
    }

    @Test
    void isSilentAfterAcknowledgementUntilUsageHasGrown() {
        customer.reports(3, "\"tokens\": 400000");
        customer.acknowledge(onlyOpen());

        customer.generate();
        customer.reports(2, "\"tokens\": 49999");
        assertThat(customer.openAlerts()).isEmpty();
        customer.reports(1, "\"tokens\": 1");

        assertThat(customer.openMessages()).containsExactly("Token usage at 90% (450,000 of 500,000)");
        assertThat(customer.alerts())
                .hasSize(2)
                .last()
                .extracting(alert -> alert.path("message").asString())
                .isEqualTo("Token usage at 80% (400,000 of 500,000)");
    }

    @Test
    void tellsAcknowledgedUsageAgainAfterItHadCleared() {
        customer.reports(1, "\"tokens\": 400000");
        customer.acknowledge(onlyOpen());

        customer.reports(1, "\"tokens\": 1").reports(1, "\"tokens\": 400001");

        assertThat(customer.openMessages()).containsExactly("Token usage at 80% (400,001 of 500,000)");
    }

    @Test
    void tellsAcknowledgedUsageAgainInTheNextPeriod() {
        customer.reports(1, "\"tokens\": 400000");
        customer.acknowledge(onlyOpen());

        customer.tells(TODAY.minusDays(5), "watch-growth", "active", "2020-01-02T00:00:00Z");

        assertThat(customer.openMessages()).containsExactly("Token usage at 80% (400,000 of 500,000)");
        assertThat(customer.alerts()).hasSize(2);
    }

    @Test
    void resolvesWhatIsOpenWhenAPeriodBegins() {
        customer.reports(6, "\"tokens\": 400000");

        customer.tells(TODAY.minusDays(5), "watch-growth", "active", "2020-01-02T00:00:00Z");

        assertThat(customer.openAlerts()).isEmpty();
        assertThat(customer.alerts()).hasSize(1);
    }

    @Test
    void warnsOfBackfilledReportsWhenThePeriodHasThem() {
        customer.reports(9, "\"tokens\": 400000").reports(8, "\"tokens\": 1");

        assertThat(customer.openMessages()).containsExactly("Token usage at 80% (400,001 of 500,000)");
    }

    private JsonNode metadataOf(String type) {
        return customer.openAlerts().stream()
                .filter(alert -> alert.path("alertType").asString().equals(type))
                .findFirst()
                .orElseThrow()
                .path("metadata");
    }

    private String onlyOpen() {
        var open = customer.openAlerts();
        assertThat(open).hasSize(1);
        return open.get(0).path("id").asString();
    }
}
