package io.spikewatch.billing.watch;

import static io.spikewatch.billing.watch.Customer.DAYS;
import static io.spikewatch.billing.watch.Customer.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.plan.Plans;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the reference shows and says of the API, by HTTP. */
@IntegrationTest
class AlertApiIntegrationTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @BeforeEach
    void definePlans() {
        Customer.definePlans(plans);
    }

    @Test
    void raisesSoftWarningAsSoonAsAReportReachesIt() {
        var customer = Customer.of(http).subscribed();

        customer.reports(3, "\"tokens\": 400000").reports(2, "\"tokens\": 25000");

        assertThat(customer.list("")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"success": true, "data": {"next": null, "alerts": [
                  {"orgId": "%s", "alertType": "usage_soft_warning", "severity": "warning",
                   "message": "Token usage at 85%% (425,000 of 500,000)", "metadata": {"metric": "tokens",
                    "usagePercent": 85, "currentUsage": 425000, "limit": 500000},
                   "acknowledgedAt": null, "acknowledgedBy": null, "resolvedAt": null}],
                 "summary": {"total": 1, "unacknowledged": 1,
                  "bySeverity": {"info": 0, "warning": 1, "critical": 0},
                  "byType": {"usage_soft_warning": 1, "usage_hard_warning": 0, "overage_incurred": 0,
                   "trial_expiring": 0, "subscription_canceled": 0, "plan_upgraded": 0, "plan_downgraded": 0}}}}
                """.formatted(customer.id()));
    }

    @Test
    void generatesWhatIsMissingAndNothingAgain() {
        var customer = Customer.of(http);
        customer.reports(1, "\"tokens\": 600000");
        assertThat(customer.alerts()).isEmpty();
        customer.subscribed();

        var alerts = customer.alerts();
        var again = customer.generate();

        assertThat(alerts).hasSize(2);
        assertThat(again).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"success": true, "data": {"generatedCount": 0, "alerts": []}}
                """);
        assertThat(customer.alerts()).isEqualTo(alerts);
    }

    @Test
    void acknowledgesOnceAndForAll() {
        var customer = Customer.of(http).subscribed().reports(1, "\"tokens\": 400000");
        var id = customer.openAlerts().get(0).path("id").asString();

        var first = customer.acknowledge(id);
        var again = customer.call(HttpMethod.POST, Customer.ALERTS + "/" + id + "/acknowledge/", "owner", "");

        assertThat(first).hasStatusOk();
        assertThat(Customer.json(again)).isEqualTo(Customer.json(first));
        assertThat(again).hasHeader("Acknowledged-By", "user-1");
        assertThat(customer.openAlerts()).isEmpty();
        var acknowledged = Customer.json(first).path("data");
        assertThat(customer.alerts().get(0).path("acknowledgedAt")).isEqualTo(acknowledged.path("acknowledgedAt"));
        assertThat(customer.alerts().get(0).path("acknowledgedBy").asString()).isEqualTo("user-1");
        assertThat(acknowledged.path("alertId").asString()).isEqualTo(id);
        assertThat(customer.list("")).bodyJson().isLenientlyEqualTo("""
                {"data": {"summary": {"total": 1, "unacknowledged": 0, "bySeverity": {"warning": 1}}}}
                """);
    }

    @Test
    void knowsNoAlertOfAnotherOrganization() {
        var customer = Customer.of(http).subscribed().reports(1, "\"tokens\": 400000");
        var id = customer.openAlerts().get(0).path("id").asString();
        var other = Customer.of(http);

        assertThat(other.acknowledge(id)).hasStatus(404);
        assertThat(other.list("?after=" + id)).hasStatus(400);
        assertThat(other.alerts()).isEmpty();
        assertThat(customer.openAlerts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alert-1", "1", "5f0c3f5e-2d5c-4c0e-9d3b-0c7a4a0d7a11"})
    void knowsNoAlertByWhatIsNoId(String id) {
        assertThat(Customer.of(http).call(HttpMethod.POST, Customer.ALERTS + "/" + id + "/acknowledge", "owner", ""))
                .hasStatus(404);
    }

    @Test
    void listsPageByPage() {
        var customer =
                Customer.of(http).subscribed().reports(1, "\"tokens\": 600000, \"playbook_runs\": 45, \"seats\": 5");
        var all = customer.alerts();

        var first = customer.list("?limit=3");
        var second = customer.list("?limit=3&after="
                + Customer.json(first).path("data").path("next").asString());

        assertThat(all).hasSize(4);
        assertThat(Customer.alertsIn(first)).isEqualTo(all.subList(0, 3));
        assertThat(Customer.alertsIn(second)).isEqualTo(all.subList(3, 4));
        assertThat(Customer.json(second).path("data").path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=-1", "limit=ten", "after=there", "unacknowledgedOnly=perhaps", "colour=red"})
    void refusesMalformedParameterNamingIt(String parameter) {
        assertThat(Customer.of(http).list("?" + parameter))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void takesTooHighLimitAsTheHighest() {
        assertThat(Customer.of(http).list("?limit=99999999999")).hasStatusOk();
        assertThat(Customer.of(http).list("?after=" + UUID.randomUUID())).hasStatus(400);
    }

    @Test
    void foreseesWhenTheLimitIsReached() {
        var customer = Customer.of(http).subscribed();

        for (var daysAgo = DAYS; daysAgo > 0; daysAgo--) {
            customer.reports(daysAgo, "\"tokens\": 42500");
        }

        assertThat(customer.openAlerts().get(0).path("forecast").toString())
                .isEqualTo(
                        "{\"projectedUsage\":1275000,\"limitReachedOn\":\"" + TODAY.plusDays(1) + "\",\"daysLeft\":1}");
    }
}
