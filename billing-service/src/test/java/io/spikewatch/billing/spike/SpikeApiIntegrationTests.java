package io.spikewatch.billing.spike;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.detection.StoredUsage;
import io.spikewatch.billing.detection.TestDetection;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class SpikeApiIntegrationTests {

    private static final LocalDate DATE = LocalDate.of(2025, 6, 10);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private StoredUsage usage;

    @Autowired
    private TestDetection detection;

    @Test
    void listsSpikesNewestFirstWithTheirExplanation() {
        found("api-1", DATE);

        var answer = get("/api/spikes?organization_id=api-1&from=2025-06-01&to=2025-06-30", bearer("api-1", "admin"));

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"count": 1, "next": null, "previous": null, "results": [{
                  "organization_id": "api-1", "usage_date": "2025-06-10", "origin": "backfill",
                  "spikes": [{"metric": "events", "usage_type": "event_count_in_period", "direction": "up", "factor": 5,
                    "percent_change": 400, "observed": 5000, "expected": 1000, "usage_date": "2025-06-10",
                    "weekday": "Tuesday", "rule": "point", "typical_same_weekday": 1000, "mean_last_28": 1000,
                    "highest_since": null, "history_days": 60,
                    "absolute_delta": 4000, "severity": "high", "confidence": "normal", "episode_start": "2025-06-10",
                    "episode_day": 1, "peak_factor": 5, "sustained": false, "suppression": null, "calendar_note": null,
                    "data_quality": {"missing_days": 0, "late": true},
                    "baseline_window": {"from": "2025-04-11", "to": "2025-06-09"},
                    "sensitivity": "medium", "related_metrics": [],
                    "top_teams": [{"team_id": "7", "team_name": "Web", "observed": 4400, "expected": 600,
                      "share_of_change": 0.95}, {"team_id": "8", "team_name": null}]}]}]}
                """);
    }

    @Test
    void listsOnlyTheRangeAskedFor() {
        found("api-2", DATE);

        var answer = get("/api/spikes?organization_id=api-2&from=2025-06-11", bearer("api-2", "owner"));

        assertThat(answer).bodyJson().extractingPath("$.count").isEqualTo(0);
    }

    @Test
    void showsOneSpikeToThoseWhoMayReadIt() throws Exception {
        found("api-3", DATE);
        var list = get("/api/spikes?organization_id=api-3", bearer("api-3", "staff"));
        var path = "/api/spikes/" + JsonPath.read(list.getResponse().getContentAsString(), "$.results[0].id");

        assertThat(get(path, bearer("api-3", "staff")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.spikes[0].sentence")
                .asString()
                .startsWith("Events 5× the usual Tuesday (5,000 vs ~1,000; highest in 60 days); ");
        assertThat(get(path, bearer("api-3", "member"))).hasStatus(403);
    }

    @Test
    void knowsOthersSpikesAsLittleAsThoseThatAreNone() throws Exception {
        found("api-6", DATE);
        var list = get("/api/spikes?organization_id=api-6", bearer("api-6", "staff"));
        String others = JsonPath.read(list.getResponse().getContentAsString(), "$.results[0].id");

        var answer = get("/api/spikes/" + others, bearer("api-0", "owner"));

        var none = get("/api/spikes/6f0bd7a4-25c5-4d0e-9a5b-000000000000", bearer("api-0", "owner"));
        assertThat(answer).hasStatus(404);
        assertThat(answer.getResponse().getContentAsString().replace(others, ""))
                .isEqualTo(none.getResponse().getContentAsString().replace("6f0bd7a4-25c5-4d0e-9a5b-000000000000", ""));
        assertThat(get("/api/spikes/" + others, bearer("api-0", "member"))).hasStatus(403);
    }

    @Test
    void knowsNoOtherSpike() {
        assertThat(get("/api/spikes/6f0bd7a4-25c5-4d0e-9a5b-000000000000", bearer("api-0", "owner")))
                .hasStatus(404);
        assertThat(get("/api/spikes/nonsense", bearer("api-0", "owner"))).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'', organization_id",
        "?organization_id=api-0&from=yesterday, from",
        "?organization_id=api-0&from=2025-06-02&to=2025-06-01, from",
        "?organization_id=api-0&limit=0, limit",
        "?organization_id=api-0&colour=red, colour"
    })
    void refusesMalformedQueryNamingTheField(String query, String field) {
        assertThat(get("/api/spikes" + query, bearer("api-0", "owner")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void refusesOtherOrganizations() {
        assertThat(get("/api/spikes?organization_id=api-1", bearer("api-0", "owner")))
                .hasStatus(403);
    }

    private void found(String organizationId, LocalDate date) {
        usage.steady(organizationId, date);
        usage.report(organizationId, date, 5000, 4400);
        detection.examine(date, date);
    }

    private MvcTestResult get(String uri, String authorization) {
        return http.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }
}
