package io.spikewatch.billing.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.plan.Plans;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class ConcurrentGenerationIntegrationTests {

    private static final int CALLS = 1_000;
    private static final int AT_ONCE = 32;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void leavesOneOpenAlertPerConditionHoweverManyGenerateAtOnce() throws Exception {
        Customer.definePlans(plans);
        var customer = Customer.of(http).subscribed().reports(1, "\"tokens\": 1");
        store(customer, "{\"tokens\": 600000, \"seats\": 4, \"playbook_runs\": 45}");
        var threads = Executors.newFixedThreadPool(AT_ONCE);

        int generated;
        try {
            var calls = IntStream.range(0, CALLS)
                    .mapToObj(call -> threads.submit(() -> Customer.json(customer.generate())))
                    .toList();
            generated = 0;
            for (var call : calls) {
                generated += call.get().path("data").path("generatedCount").asInt();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(generated).isEqualTo(4);
        assertThat(customer.alerts())
                .hasSize(4)
                .allMatch(alert -> alert.path("resolvedAt").isNull());
        assertThat(customer.openMessages())
                .containsExactly(
                        "Overage incurred: 100,000 tokens beyond plan limit",
                        "Playbook run usage at 90% (45 of 50)",
                        "Seat usage at 80% (4 of 5)",
                        "Token usage limit reached (600,000 tokens used)");
    }

    /** Behind the back of the service, so that nobody has looked yet. */
    private void store(Customer customer, String counts) {
        jdbc.sql("update daily_usage set counts = ?::jsonb where organization_id = ?")
                .params(counts, customer.id())
                .update();
    }
}
