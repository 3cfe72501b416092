package io.spikewatch.billing.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.watch.Customer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class StatisticsApiIntegrationTests {

    private static final String STATISTICS = Customer.ALERTS + "/statistics";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    private Customer customer;

    @BeforeEach
    void subscribe() {
        Customer.definePlans(plans);
        customer = Customer.of(http).subscribed();
    }

    @Test
    void lookBackOnWhatWasRaisedAndAcknowledged() {
        customer.reports(1, "\"tokens\": 600000, \"seats\": 4, \"playbook_runs\": 45");
        raise("usage_hard_warning", "2026-03-01T23:59:59Z", "2026-03-01T23:59:59Z");
        raise("overage_incurred", "2026-03-02T00:00:00Z", null);
        raise("usage_soft_warning", "2026-03-03T23:00:00Z", "2026-03-03T23:01:00Z");

        assertThat(get(customer, "2026-03-02", "2026-03-04"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                {"success": true, "data": {"total": 3, "acknowledged": 2, "acknowledgedShare": 0.6666666666666666,
                 "meanSecondsToAcknowledge": 60, "byType": [{"alertType": "usage_soft_warning", "count": 2},
                  {"alertType": "overage_incurred", "count": 1}], "perDay": [{"date": "2026-03-02", "count": 1},
                  {"date": "2026-03-03", "count": 2}, {"date": "2026-03-04", "count": 0}]}}
                """);
    }

    @Test
    void areAboutNothingWhereThereWasNothing() {
        assertThat(get(customer, "2026-03-02", "2026-03-02"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                {"success": true, "data": {"total": 0, "acknowledged": 0, "acknowledgedShare": null,
                 "meanSecondsToAcknowledge": null, "byType": [], "perDay": [{"date": "2026-03-02", "count": 0}]}}
                """);
    }

    @Test
    void compareOrganizationsForOperators() {
        customer.reports(1, "\"tokens\": 600000, \"seats\": 4, \"playbook_runs\": 45");
        raise("overage_incurred", "2026-03-07T12:00:00Z", null);
        raise("usage_hard_warning", "2026-03-07T12:00:00Z", "2026-03-07T12:30:00Z");

        var answer = customer.call(
                HttpMethod.GET,
                STATISTICS + "/organizations?start_date=2026-03-07&end_date=2026-03-07&limit=1",
                "operator",
                "");

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"success": true, "data": {"count": 1, "next": null, "previous": null, "results": [
                  {"orgId": "%s", "total": 2, "acknowledged": 1, "acknowledgedShare": 0.5,
                   "meanSecondsToAcknowledge": 1800}]}}
                """.formatted(customer.id()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-01, start_date",
        "2026-03-02, 2027-03-03, end_date",
        "yesterday, 2026-03-02, start_date",
        "2026-03-02, '', end_date"
    })
    void refuseMalformedDaysNamingTheField(String start, String end, String field) {
        assertThat(get(customer, start, end))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void takeAWholeYear() {
        assertThat(get(customer, "2026-03-02", "2027-03-02")).hasStatusOk();
    }

    private static MvcTestResult get(Customer customer, String start, String end) {
        var days = "?start_date=" + start + "&end_date=" + end;
        return customer.call(HttpMethod.GET, STATISTICS + days, "member", "");
    }

    /** Has alerts of a type raised and acknowledged when it suits the test. */
    private void raise(String type, String at, @Nullable String acknowledgedAt) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local role billing_alerts").update();
            jdbc.sql("""
                            update billing_alert set created_at = :at::timestamptz,
                                acknowledged_at = :acknowledged::timestamptz,
                                acknowledged_by = case when :acknowledged::timestamptz is not null then 'somebody' end
                            where organization_id = :organization and alert_type = :type
                            """)
                    .param("at", at)
                    .param("acknowledged", acknowledgedAt)
                    .param("organization", customer.id())
                    .param("type", type)
                    .update();
        });
    }
}
