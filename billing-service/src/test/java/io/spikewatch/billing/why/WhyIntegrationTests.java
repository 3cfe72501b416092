package io.spikewatch.billing.why;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.detection.StoredUsage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class WhyIntegrationTests {

    private static final LocalDate DATE = LocalDate.of(2025, 6, 10);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private StoredUsage usage;

    @Test
    void saysWhyDateIsSpike() {
        usage.steady("api-4", DATE);
        usage.report("api-4", DATE, 5000, 4400);

        var answer = why("api-4", "event_count_in_period", DATE.toString());

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"organization_id": "api-4", "metric": "events", "label": "Events", "date": "2025-06-10",
                 "weekday": "Tuesday", "verdict": "spiking", "direction": "up", "observed": 5000, "expected": 1000,
                 "factor": 5, "percent_change": 400, "rule": "point", "episode_start": "2025-06-10",
                 "top_teams": [{"team_id": "7"}, {"team_id": "8"}]}
                """);
        assertThat(answer).bodyJson().extractingPath("$.days.length()").isEqualTo(54);
        assertThat(answer).bodyJson().extractingPath("$.days[53]").asMap().containsEntry("spike", true);
    }

    @ParameterizedTest
    @CsvSource({"2025-06-09, normal", "2025-06-12, no_report", "2999-01-01, no_report", "2025-04-12, too_little_history"
    })
    void saysWhyDateIsNoSpike(String date, String verdict) {
        if (date.equals("2025-06-09")) {
            usage.steady("api-5", DATE);
        }

        assertThat(why("api-5", "event_count_in_period", date))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.verdict")
                .isEqualTo(verdict);
    }

    @Test
    void saysThatADropMayYetTurnOutToBeNone() {
        var today = LocalDate.now(ZoneOffset.UTC);
        usage.steady("api-7", today);
        usage.report("api-7", today, 100, 60);

        var answer = why("api-7", "event_count_in_period", today.toString());

        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                {"verdict": "spiking", "direction": "down", "told": false, "suppression": "incomplete"}
                """);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.sentence")
                .asString()
                .endsWith("; not told, as the day is not complete yet");
    }

    @ParameterizedTest
    @CsvSource({
        "organization_id=api-0&usage_type=nonsense&date=2025-06-01, usage_type",
        "organization_id=api-0&usage_type=tokens, date",
        "organization_id=api-0&usage_type=tokens&date=2025-02-30, date",
        "organization_id=api-0&usage_type=tokens&date=-0001-01-01, date"
    })
    void refusesMalformedQueryNamingTheField(String query, String field) {
        assertThat(get("/api/spikes/why?" + query, bearer("api-0", "owner")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void refusesOtherOrganizations() {
        assertThat(get(
                        "/api/spikes/why?organization_id=api-1&usage_type=tokens&date=2025-06-01",
                        bearer("api-0", "owner")))
                .hasStatus(403);
    }

    private MvcTestResult why(String organizationId, String usageType, String date) {
        return get(
                "/api/spikes/why?organization_id=%s&usage_type=%s&date=%s".formatted(organizationId, usageType, date),
                bearer(organizationId, "owner"));
    }

    private MvcTestResult get(String uri, String authorization) {
        return http.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }
}
