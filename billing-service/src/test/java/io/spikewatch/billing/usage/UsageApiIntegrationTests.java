package io.spikewatch.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.UsageCalls;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class UsageApiIntegrationTests {

    private static final String USAGE = "/api/usage-v2/";
    private static final LocalDate MONDAY = LocalDate.of(2025, 6, 2);

    @Autowired
    private MockMvcTester http;

    private UsageCalls calls;

    @BeforeEach
    void call() {
        calls = new UsageCalls(http);
    }

    @Test
    void showsATotalDayByDay() {
        calls.report("usage-1", MONDAY, "\"event_count_in_period\": 7");
        calls.report("usage-1", MONDAY.plusDays(2), "\"event_count_in_period\": 5");

        var answer = get("usage-1", "usage_type", "event_count_in_period");

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"status": "ok", "type": "timeseries", "partial_buckets": [], "next": null, "results": [
                  {"id": 0, "label": "Events", "data": [7, 0, 5], "dates": ["2025-06-02", "2025-06-03", "2025-06-04"],
                   "breakdown_type": null, "breakdown_value": null}]}
                """);
    }

    /** Three days from Monday on. */
    private MvcTestResult get(String organizationId, String... namesAndValues) {
        return calls.get(USAGE, parameters(organizationId, namesAndValues));
    }

    private static Map<String, String> parameters(String organizationId, String... namesAndValues) {
        var parameters = new HashMap<>(
                Map.of("organization_id", organizationId, "start_date", "2025-06-02", "end_date", "2025-06-04"));
        for (var each = 0; each < namesAndValues.length; each += 2) {
            parameters.put(namesAndValues[each], namesAndValues[each + 1]);
        }
        return parameters;
    }
}
