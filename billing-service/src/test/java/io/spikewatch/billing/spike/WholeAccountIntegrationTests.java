package io.spikewatch.billing.spike;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.detection.StoredUsage;
import io.spikewatch.billing.detection.TestDetection;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class WholeAccountIntegrationTests {

    private static final LocalDate DATE = LocalDate.of(2025, 6, 10);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private StoredUsage usage;

    @Autowired
    private TestDetection detection;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void tellsOfAFamilyInOneSentence() {
        found("alike-1", """
                {"event_count_in_period": 3200, "enhanced_persons_event_count_in_period": 2900, "tokens": 1000,
                 "recording_count_in_period": 9000, "playbook_runs": 1000}
                """);

        var answer = spikes("alike-1");

        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                {"results": [{"whole_account": null, "spikes": [
                  {"metric": "events", "related_metrics": ["enhanced_persons_events"],
                   "sentence": "Events 3.2× the usual Tuesday (3,200 vs ~1,000; highest in 60 days); all from Web; events with person profiles alike"},
                  {"metric": "enhanced_persons_events", "related_metrics": ["events"],
                   "sentence": "Events with person profiles 2.9× the usual Tuesday (2,900 vs ~1,000; highest in 60 days)"},
                  {"metric": "recordings", "related_metrics": []}]}]}
                """);
    }

    @Test
    void saysOnceThatTheWholeAccountRose() {
        found("alike-2", """
                {"event_count_in_period": 3200, "enhanced_persons_event_count_in_period": 2900, "tokens": 3500,
                 "recording_count_in_period": 3000, "playbook_runs": 3100}
                """);

        assertThat(spikes("alike-2")).bodyJson().isLenientlyEqualTo("""
                {"results": [{"whole_account": {"direction": "up", "factor": 3.1,
                 "metrics": ["events", "enhanced_persons_events", "recordings", "tokens", "playbook_runs"],
                 "sentence": "Whole account up: events, events with person profiles, recordings, tokens and playbook runs 3.1× the usual Tuesday"}}]}
                """);
    }

    @Test
    void saysSoOfADropToo() {
        found("alike-3", """
                {"event_count_in_period": 10, "tokens": 10, "recording_count_in_period": 10, "playbook_runs": 10}
                """);

        assertThat(spikes("alike-3"))
                .bodyJson()
                .extractingPath("$.results[0].whole_account.sentence")
                .isEqualTo(
                        "Whole account down: events, recordings, tokens and playbook runs at 1% of the usual Tuesday");
    }

    /** Sixty days of 1,000 of everything, and then the counts. */
    private void found(String organizationId, String counts) {
        usage.steady(organizationId, DATE);
        usage.report(organizationId, DATE, 3000, 3000);
        jdbc.sql("""
                        update daily_usage set counts = case when usage_date = :date then :counts::jsonb else
                            '{"event_count_in_period": 1000, "enhanced_persons_event_count_in_period": 1000,
                              "tokens": 1000, "recording_count_in_period": 1000, "playbook_runs": 1000}' end
                        where organization_id = :organization
                        """)
                .param("date", DATE)
                .param("counts", counts)
                .param("organization", organizationId)
                .update();
        detection.examine(DATE, DATE);
    }

    private MvcTestResult spikes(String organizationId) {
        return http.get()
                .uri("/api/spikes?organization_id=" + organizationId)
                .header(HttpHeaders.AUTHORIZATION, bearer(organizationId, "admin"))
                .exchange();
    }
}
