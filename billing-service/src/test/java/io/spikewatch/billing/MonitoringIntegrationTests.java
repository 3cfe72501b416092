package io.spikewatch.billing;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the alert rules watch, and what there is to watch. */
@IntegrationTest
class MonitoringIntegrationTests {

    private static final Path RULES = Path.of("..", "monitoring");

    private static final Pattern WATCHED = Pattern.compile("billing_\\w+");

    private static final String BUCKET = "billing_usage_query_seconds_bucket{";

    @Autowired
    private MockMvcTester http;

    @ParameterizedTest
    @ValueSource(strings = {"usage-alerts.yaml", "billing-alerts.yaml", "detection-alerts.yaml"})
    void tellsEveryMetricTheAlertRulesWatch(String rules) throws IOException {
        ask("event_count_in_period");
        ask("no_such_type");

        var told = metrics();

        var watched = WATCHED.matcher(Files.readString(RULES.resolve(rules)))
                .results()
                .map(MatchResult::group);
        assertThat(watched).isNotEmpty().allSatisfy(metric -> assertThat(told).containsPattern("\n" + metric + "[ {]"));
    }

    @Test
    void countsQueriesOfUpToASecond() throws IOException {
        ask("event_count_in_period");

        assertThat(metrics().lines().filter(line -> line.startsWith(BUCKET)))
                .anyMatch(line -> line.contains("kind=\"usage\"") && line.contains("le=\"1.0\""));
    }

    private void ask(String usageType) {
        var parameters = Map.of(
                "organization_id", "monitoring",
                "start_date", "2026-06-01",
                "end_date", "2026-06-03",
                "usage_type", usageType);
        var headers = new HttpHeaders();
        headers.setIfNoneMatch("\"another\"");
        new UsageCalls(http).get("/api/usage-v2/", parameters, bearer("monitoring", "owner"), headers);
    }

    private String metrics() throws UnsupportedEncodingException {
        return http.get().uri("/actuator/prometheus").exchange().getResponse().getContentAsString();
    }
}
