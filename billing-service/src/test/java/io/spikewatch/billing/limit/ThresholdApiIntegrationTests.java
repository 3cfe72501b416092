package io.spikewatch.billing.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.watch.Customer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class ThresholdApiIntegrationTests {

    private static final String THRESHOLDS = Customer.ALERTS + "/thresholds";

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
    void areNoneBeforeTheOrganizationSaidSo() {
        assertThat(get()).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"success\": true, \"data\": {}}");
    }

    @Test
    void takeThePlaceOfEarlierOnes() {
        put("{\"tokens\": {\"percent\": 70}, \"seats\": {\"absolute\": 4}}");

        var put = put("{\"tokens\": {\"percent\": 60, \"absolute\": 100000}}");

        assertThat(put).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"success": true, "data": {"tokens": {"percent": 60, "absolute": 100000}}}
                """);
        assertThat(Customer.json(get())).isEqualTo(Customer.json(put));
    }

    @Test
    void decideWhatIsWarnedOfAtOnce() {
        customer.reports(1, "\"tokens\": 350000, \"event_count_in_period\": 9000");
        assertThat(customer.openAlerts()).isEmpty();

        put("{\"tokens\": {\"percent\": 70}, \"event_count_in_period\": {\"absolute\": 8000}}");
        var warned = customer.openMessages();
        put("{}");

        assertThat(warned)
                .containsExactly("Event usage at 112% (9,000 of 8,000)", "Token usage at 70% (350,000 of 500,000)");
        assertThat(customer.openAlerts()).isEmpty();
    }

    @Test
    void areThoseOfOneCallHoweverManyPutThemAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        List<Future<MvcTestResult>> puts;

        try {
            puts = threads.invokeAll(
                    IntStream.rangeClosed(1, 40).mapToObj(this::putting).toList());
        } finally {
            threads.shutdown();
        }

        for (var put : puts) {
            assertThat(put.get()).hasStatusOk();
        }
        var left = Customer.json(get()).path("data");
        assertThat(left.path("tokens").path("percent").asInt())
                .isPositive()
                .isEqualTo(left.path("seats").path("percent").asInt());
    }

    private Callable<MvcTestResult> putting(int percent) {
        return () -> put("{\"tokens\": {\"percent\": %1$d}, \"seats\": {\"percent\": %1$d}}".formatted(percent));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nonsense\": {\"percent\": 70}}|nonsense",
                "{\"tokens\": null}|tokens",
                "{\"tokens\": {}}|tokens",
                "{\"tokens\": {\"percent\": 0}}|tokens.percent",
                "{\"tokens\": {\"percent\": 101}}|tokens.percent",
                "{\"tokens\": {\"percent\": 70.5}}|tokens.percent",
                "{\"tokens\": {\"percent\": \"70\"}}|tokens.percent",
                "{\"tokens\": {\"absolute\": 0}}|tokens.absolute",
                "{\"tokens\": {\"absolute\": 9007199254740993}}|tokens.absolute",
                "{\"tokens\": {\"colour\": 1}}|tokens.colour"
            })
    void refuseWhatMakesNoSenseNamingIt(String body, String field) {
        put("{\"tokens\": {\"percent\": 70}}");

        assertThat(put(body))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
        assertThat(get()).bodyJson().extractingPath("$.data.tokens.percent").isEqualTo(70);
    }

    @ParameterizedTest
    @CsvSource({"owner, 200", "admin, 200", "operator, 200", "member, 403", "staff, 403"})
    void areForThoseWhoRunTheOrganization(String role, int status) {
        assertThat(customer.call(HttpMethod.PUT, THRESHOLDS, role, "{}")).hasStatus(status);
        assertThat(customer.call(HttpMethod.GET, THRESHOLDS, role, "")).hasStatusOk();
    }

    private MvcTestResult get() {
        return customer.call(HttpMethod.GET, THRESHOLDS, "member", "");
    }

    private MvcTestResult put(String body) {
        return customer.call(HttpMethod.PUT, THRESHOLDS, "owner", body);
    }
}
