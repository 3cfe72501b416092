package io.spikewatch.billing.detection;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.spikewatch.billing.IntegrationTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class DetectionRunApiIntegrationTests {

    private static final LocalDate DATE = LocalDate.of(2025, 6, 10);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private SpikeDetectionJob job;

    @Autowired
    private StoredUsage usage;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void runsDetectionForOperators() throws Exception {
        var created = post(
                "{\"from\": \"2025-01-30\", \"to\": \"2025-02-02\", \"origin\": \"test\", \"dry_run\": true}",
                "operator");
        var path = "/api/spikes/detection-runs/"
                + JsonPath.read(created.getResponse().getContentAsString(), "$.id");
        job.run();

        assertThat(created).hasStatus(201).bodyJson().isLenientlyEqualTo("""
                {"from": "2025-01-30", "to": "2025-02-02", "origin": "test", "dry_run": true, "scheduled": false,
                 "state": "queued", "parts_done": 0, "parts_total": 32, "spikes": 0, "finished_at": null}
                """);
        assertThat(get(path, bearer("vendor", "operator"))).bodyJson().isLenientlyEqualTo("""
                {"state": "done", "parts_done": 32, "parts_total": 32}
                """);
        assertThat(get("/api/spikes/detection-runs?limit=1", bearer("vendor", "operator")))
                .bodyJson()
                .extractingPath("$.results.length()")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsScheduledRunsFromThoseAskedFor(boolean scheduled) {
        post("{\"from\": \"2025-02-03\", \"dry_run\": true}", "operator");
        job.run();

        var runs = get("/api/spikes/detection-runs?limit=100&scheduled=" + scheduled, bearer("vendor", "operator"));

        assertThat(runs)
                .bodyJson()
                .extractingPath("$.results[*].scheduled")
                .asArray()
                .isNotEmpty()
                .containsOnly(scheduled);
        assertThat(runs).bodyJson().extractingPath("$.count").isEqualTo(count(scheduled));
    }

    @Test
    void refusesAKindOfRunsThatThereIsNot() {
        assertThat(get("/api/spikes/detection-runs?scheduled=often", bearer("vendor", "operator")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("scheduled");
    }

    @ParameterizedTest
    @CsvSource({"high, 1", "low, 0"})
    void countsWhatASensitivityWouldTellOfAnOrganization(String sensitivity, int spikes) throws Exception {
        var organizationId = "dry-" + sensitivity;
        usage.steady(organizationId, DATE);
        usage.report(organizationId, DATE, 1800, 1080);

        var created = post("""
                {"from": "2025-05-01", "to": "2025-06-12", "dry_run": true, "sensitivity": "%s", "organization_id": "%s"}
                """.formatted(sensitivity, organizationId), "operator");
        job.run();

        assertThat(created).hasStatus(201).bodyJson().isLenientlyEqualTo("""
                {"sensitivity": "%s", "organization_id": "%s", "parts_total": 1, "would_tell": []}
                """.formatted(sensitivity, organizationId));
        var path = "/api/spikes/detection-runs/"
                + JsonPath.read(created.getResponse().getContentAsString(), "$.id");
        assertThat(get(path, bearer("vendor", "operator"))).bodyJson().isLenientlyEqualTo("""
                {"state": "done", "organizations": 1, "spikes": %d, "would_tell": %s}
                """.formatted(
                        spikes, spikes == 0 ? "[]" : "[{'direction': 'up', 'rule': 'point', 'count': 1}]"));
        assertThat(get("/api/spikes?organization_id=" + organizationId, bearer(organizationId, "admin")))
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(0);
    }

    @Test
    void countsWhatItWouldTellOfAll() throws Exception {
        usage.steady("dry-1", DATE);
        usage.report("dry-1", DATE, 5000, 5000);

        var created = post(
                "{\"from\": \"2025-05-01\", \"to\": \"2025-06-12\", \"dry_run\": true, \"sensitivity\": \"medium\"}",
                "operator");
        job.run();

        assertThat(created).bodyJson().extractingPath("$.parts_total").isEqualTo(16);
        var path = "/api/spikes/detection-runs/"
                + JsonPath.read(created.getResponse().getContentAsString(), "$.id");
        assertThat(get(path, bearer("vendor", "operator")))
                .bodyJson()
                .extractingPath("$.would_tell[?(@.direction == 'up' && @.rule == 'point')].count")
                .asArray()
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"5000, 1", "100, 0"})
    void countsNoDropsOfADayThatIsNotOver(long events, int spikes) throws Exception {
        var today = LocalDate.now(ZoneOffset.UTC);
        var organizationId = "dry-today-" + events;
        usage.steady(organizationId, today);
        usage.report(organizationId, today, events, events * 3 / 5);

        var created = post("""
                {"from": "%s", "dry_run": true, "sensitivity": "medium", "organization_id": "%s"}
                """.formatted(today, organizationId), "operator");
        job.run();

        var path = "/api/spikes/detection-runs/"
                + JsonPath.read(created.getResponse().getContentAsString(), "$.id");
        assertThat(get(path, bearer("vendor", "operator")))
                .bodyJson()
                .extractingPath("$.spikes")
                .isEqualTo(spikes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin", "member", "staff"})
    void runsDetectionForNobodyElse(String role) {
        assertThat(post("{\"from\": \"2025-01-30\", \"to\": \"2025-02-02\"}", role))
                .hasStatus(403);
        assertThat(get("/api/spikes/detection-runs", bearer("api-0", role))).hasStatus(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|from",
                "{\"from\": \"2025-02-02\", \"to\": \"2025-02-01\"}|from",
                "{\"from\": \"2025-02-02\", \"to\": \"2999-01-01\"}|to",
                "{\"from\": \"0001-01-01\", \"to\": \"2025-01-01\"}|from",
                "{\"from\": \"2025-02-02\", \"origin\": \"rumour\"}|origin",
                "{\"from\": \"2025-02-02\", \"sensitivity\": \"low\"}|sensitivity",
                "{\"from\": \"2025-02-02\", \"dry_run\": true, \"sensitivity\": \"often\"}|sensitivity",
                "{\"from\": \"2025-02-02\", \"organization_id\": \"\"}|organization_id",
                "{\"from\": \"2025-02-02\", \"until\": \"2025-02-02\"}|until"
            })
    void refusesMalformedRunNamingTheField(String body, String field) {
        assertThat(post(body, "operator"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private int count(boolean scheduled) {
        return jdbc.sql("select count(*) from detection_run where scheduled = ?")
                .param(scheduled)
                .query(Integer.class)
                .single();
    }

    private MvcTestResult get(String uri, String authorization) {
        return http.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }

    private MvcTestResult post(String body, String role) {
        return http.post()
                .uri("/api/spikes/detection-runs")
                .header(HttpHeaders.AUTHORIZATION, bearer("vendor", role))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
