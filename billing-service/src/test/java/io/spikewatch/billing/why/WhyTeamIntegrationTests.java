package io.spikewatch.billing.why;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.detection.StoredUsage;
import io.spikewatch.billing.detection.TestDetection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class WhyTeamIntegrationTests {

    private static final LocalDate DATE = LocalDate.of(2025, 6, 10);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private StoredUsage usage;

    @Autowired
    private TestDetection detection;

    @Test
    void saysThatPeopleWereTold() {
        usage.steady("why-1", DATE);
        usage.report("why-1", DATE, 1010, 150);
        detection.examine(DATE, DATE);

        assertThat(why("why-1", "7")).bodyJson().isLenientlyEqualTo("""
                {"verdict": "spiking", "told": true, "suppression": null}
                """);
    }

    @Test
    void claimsNothingOfADayThatNobodyExamined() {
        usage.steady("why-2", DATE);
        usage.report("why-2", DATE, 1010, 150);

        assertThat(why("why-2", "7")).bodyJson().isLenientlyEqualTo("""
                {"verdict": "spiking", "told": false, "suppression": null}
                """);
    }

    @Test
    void leavesTheTeamToTheSpikeOfItsOrganization() {
        usage.steady("why-3", DATE);
        usage.report("why-3", DATE, 5000, 4400);
        detection.examine(DATE, DATE);

        assertNotTold("why-3", "7", "organization", "the organization itself left its normal range");
    }

    @Test
    void leavesOutAChangeThatIsSmallForTheOrganization() {
        usage.steady("why-4", DATE, 30);
        usage.report("why-4", DATE, 1060, 120);
        detection.examine(DATE, DATE);

        assertNotTold("why-4", "7", "small_part", "the change is small for the organization");
    }

    @Test
    void leavesOutWhatDoesNotStandOutAgainstTheWeeksBefore() {
        usage.steady("why-6", DATE);
        usage.report("why-6", DATE, 1000, 600);
        usage.forget("why-6", DATE.minusDays(7));
        usage.forget("why-6", DATE.minusDays(14));
        List.of(DATE.minusDays(21), DATE).forEach(date -> usage.share("why-6", date, Map.of("7", 1200L, "8", 400L)));
        detection.examine(DATE, DATE);

        assertNotTold(
                "why-6",
                "7",
                "glance",
                "next to the same weekday of the weeks before it does not stand out among the teams");
    }

    @Test
    void knowsOnlyTeamsThatWereReported() {
        usage.steady("why-7", DATE.plusDays(30));

        assertThat(why("why-7", "7")).bodyJson().extractingPath("$.verdict").isEqualTo("normal");
        assertThat(why("why-7", "999")).hasStatus(404);
    }

    @Test
    void tellsOfNoMoreThanFiveTeams() {
        usage.steady("why-5", DATE, 10_000, 6000);
        usage.report("why-5", DATE, 10_000, 6000);
        share("why-5");
        detection.examine(DATE, DATE);

        assertThat(why("why-5", "16")).bodyJson().extractingPath("$.told").isEqualTo(true);
        assertNotTold("why-5", "11", "larger_teams", "other teams changed more");
    }

    /** Six teams rise from 500, each by more than the one before, and another one drops by as much. */
    private void share(String organizationId) {
        DATE.minusDays(60).datesUntil(DATE).forEach(date -> teams(organizationId, date, 7000, 500, 0));
        teams(organizationId, DATE, 250, 1600, 10);
    }

    private void teams(String organizationId, LocalDate date, long large, long small, long step) {
        var events = new TreeMap<>(Map.of("7", large));
        IntStream.rangeClosed(11, 16).forEach(team -> events.put("" + team, small + step * team));
        usage.share(organizationId, date, events);
    }

    private void assertNotTold(String organizationId, String teamId, String suppression, String reason) {
        var answer = why(organizationId, teamId);

        assertThat(answer).bodyJson().isLenientlyEqualTo("""
                {"verdict": "spiking", "told": false, "suppression": "%s"}
                """.formatted(suppression));
        assertThat(answer).bodyJson().extractingPath("$.sentence").asString().endsWith("; not told, as " + reason);
    }

    private MvcTestResult why(String organizationId, String teamId) {
        return http.get()
                .uri("/api/spikes/why?organization_id=%s&usage_type=event_count_in_period&team_id=%s&date=%s"
                        .formatted(organizationId, teamId, DATE))
                .header(HttpHeaders.AUTHORIZATION, bearer(organizationId, "owner"))
                .exchange();
    }
}
