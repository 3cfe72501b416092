package io.spikewatch.billing.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.watch.Customer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
@TestPropertySource(properties = "ENABLE_USAGE_ALERTS=false")
class SwitchedOffIntegrationTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "POST, /generate",
        "POST, /5f0c3f5e-2d5c-4c0e-9d3b-0c7a4a0d7a11/acknowledge",
        "POST, /alert-1/acknowledge",
        "GET, /thresholds",
        "PUT, /thresholds",
        "GET, /statistics",
        "GET, /statistics/organizations"
    })
    void answersThatThereAreNoAlerts(String method, String path) {
        var customer = Customer.of(http);

        var answer = customer.call(HttpMethod.valueOf(method), Customer.ALERTS + path, "owner", "{}");

        assertThat(answer).hasStatus(503).bodyJson().extractingPath("$.code").isEqualTo("alerts_disabled");
    }

    @Test
    void leavesEverythingElseAsItIs() {
        Customer.definePlans(plans);

        var customer = Customer.of(http).subscribed().reports(1, "\"tokens\": 600000");

        assertThat(customer.call(
                        HttpMethod.GET, "/api/organizations/" + customer.id() + "/subscription", "operator", ""))
                .hasStatusOk();
        assertThat(count("alert_due", customer)).isZero();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local role billing_alerts").update();
            assertThat(count("billing_alert", customer)).isZero();
        });
    }

    private long count(String table, Customer customer) {
        return jdbc.sql("select count(*) from " + table + " where organization_id = ?")
                .param(customer.id())
                .query(Long.class)
                .single();
    }
}
