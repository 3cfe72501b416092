package io.spikewatch.billing.detection;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.SpikeIds;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class TeamDetectionIntegrationTests {

    private static final LocalDate DATE = LocalDate.now(ZoneOffset.UTC).minusDays(3);

    @Autowired
    private SpikeDetectionJob job;

    @Autowired
    private DetectionRuns runs;

    @Autowired
    private StoredUsage usage;

    @Autowired
    private SentMessages messages;

    @Autowired
    private MockMvcTester http;

    @Test
    void tellsOfTeamsThatMoveWhileTheOrganizationDoesNot() {
        usage.steady("teams-1", DATE);
        usage.report("teams-1", DATE, 1010, 150);

        job.run();

        assertThat(messages.spikesOf("teams-1"))
                .singleElement()
                .satisfies(message -> assertThat(message.spikes())
                        .extracting("teamId", "teamName", "direction", "episodeId")
                        .containsExactlyInAnyOrder(
                                tuple("7", "Web", Direction.DOWN, episode("teams-1", "7", Direction.DOWN)),
                                tuple("8", null, Direction.UP, episode("teams-1", "8", Direction.UP))));
    }

    @Test
    void showsThemAmongTheSpikesOfTheirOrganization() {
        usage.steady("teams-2", DATE);
        usage.report("teams-2", DATE, 1010, 150);

        job.run();

        var spikes = get("/api/spikes?organization_id=teams-2", "teams-2");
        assertThat(spikes)
                .bodyJson()
                .extractingPath("$.results[0].spikes[0].team_id")
                .isEqualTo("7");
        assertThat(spikes)
                .bodyJson()
                .extractingPath("$.results[0].spikes[0].team_name")
                .isEqualTo("Web");
        assertThat(spikes)
                .bodyJson()
                .extractingPath("$.results[0].spikes[0].sentence")
                .asString()
                .startsWith("Events of Web at 25% of the usual");
        assertThat(spikes)
                .bodyJson()
                .extractingPath("$.results[0].spikes[1].sentence")
                .asString()
                .startsWith("Events of Team 8 2.2× the usual");
    }

    @Test
    void leavesTeamsToTheSpikeOfTheirOrganization() {
        usage.steady("teams-3", DATE);
        usage.report("teams-3", DATE, 5000, 4400);

        job.run();

        assertThat(messages.spikesOf("teams-3"))
                .singleElement()
                .satisfies(message -> assertThat(message.spikes())
                        .singleElement()
                        .satisfies(entry -> assertThat(entry.teamId()).isNull()));
    }

    @Test
    void leavesOutChangesThatAreSmallForTheOrganization() {
        usage.steady("teams-4", DATE, 30);
        usage.report("teams-4", DATE, 1060, 120);

        job.run();

        assertThat(messages.of("teams-4")).isEmpty();
    }

    @Test
    void findsNothingNewWhenRunAgain() {
        usage.steady("teams-5", DATE);
        usage.report("teams-5", DATE, 1010, 150);
        job.run();

        runs.open(new Wanted(DATE.minusDays(40), DATE, null, false, null, null));
        job.run();

        assertThat(messages.of("teams-5")).hasSize(1);
    }

    @Test
    void takesBackWhatACorrectedReportTakesTheReasonFrom() {
        usage.steady("teams-6", DATE);
        usage.report("teams-6", DATE, 1010, 150);
        job.run();

        usage.report("teams-6", DATE, 1010, 600);
        job.run();

        assertThat(messages.spikesOf("teams-6")).hasSize(2);
        assertThat(messages.spikesOf("teams-6").get(1).withdrawn()).isNotNull().satisfies(withdrawn -> {
            assertThat(withdrawn.episodeIds())
                    .containsExactlyInAnyOrder(
                            episode("teams-6", "7", Direction.DOWN), episode("teams-6", "8", Direction.UP));
            assertThat(withdrawn.reason())
                    .isEqualTo("By what is known today, %s did not leave its normal range".formatted(DATE));
        });
    }

    @Test
    void takesBackWhatTurnsOutToBeTheSpikeOfTheOrganization() {
        usage.steady("teams-8", DATE);
        usage.report("teams-8", DATE, 1010, 150);
        job.run();

        usage.report("teams-8", DATE, 5000, 150);
        job.run();

        assertThat(messages.spikesOf("teams-8"))
                .hasSize(3)
                .last()
                .satisfies(message -> assertThat(message.withdrawn())
                        .isNotNull()
                        .satisfies(withdrawn -> assertThat(withdrawn.reason())
                                .isEqualTo("By what is known today, the organization itself left its normal range on %s"
                                        .formatted(DATE))));
    }

    @Test
    void tellsOfThemAgainWhenTheOrganizationDidNotMoveAfterAll() {
        usage.steady("teams-9", DATE);
        usage.report("teams-9", DATE, 1010, 150);
        job.run();
        usage.report("teams-9", DATE, 5000, 150);
        job.run();

        usage.report("teams-9", DATE, 1010, 150);
        job.run();

        assertThat(messages.spikesOf("teams-9"))
                .filteredOn(message -> message.withdrawn() != null)
                .extracting(message -> message.withdrawn().episodeIds().size())
                .containsExactlyInAnyOrder(2, 0, 1);
    }

    /** Of more teams than a glance picks. */
    @Test
    void holdsToWhatItToldWhenOthersTurnOutToHaveMovedMore() {
        usage.steady("teams-10", DATE, 10_000, 6000);
        usage.report("teams-10", DATE, 10_000, 6000);
        DATE.minusDays(60).datesUntil(DATE).forEach(date -> share("teams-10", date, 1200, 800));
        share("teams-10", DATE, 2600, 800);
        job.run();
        assertThat(messages.spikesOf("teams-10"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.spikes()).extracting("teamId").containsExactly("1"));

        usage.report("teams-10", DATE, 10_000, 6000);
        share("teams-10", DATE, 2600, 3000);
        job.run();

        assertThat(messages.spikesOf("teams-10"))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.withdrawn()).isNull());
        assertThat(messages.spikesOf("teams-10").get(1).spikes()).hasSize(5);
    }

    /** Likewise. */
    @Test
    void tellsOfThemAgainWhenOthersMovedMoreAndTheOrganizationDidNot() {
        usage.steady("teams-11", DATE, 10_000, 6000);
        usage.report("teams-11", DATE, 10_000, 6000);
        DATE.minusDays(60).datesUntil(DATE).forEach(date -> share("teams-11", date, 1200, 800));
        share("teams-11", DATE, 2600, 800);
        job.run();
        usage.report("teams-11", DATE, 50_000, 6000);
        job.run();

        usage.report("teams-11", DATE, 10_000, 6000);
        share("teams-11", DATE, 2600, 3000);
        job.run();

        var first = messages.spikesOf("teams-11").get(0).spikeId();
        assertThat(messages.spikesOf("teams-11"))
                .filteredOn(message -> message.spikeId().equals(first) && message.withdrawn() != null)
                .extracting(message -> message.withdrawn().episodeIds().size())
                .containsExactly(1, 0);
    }

    /** Among the first team and eleven others. */
    private void share(String organizationId, LocalDate date, long ofFirst, long ofOthers) {
        var events = new TreeMap<>(Map.of("1", ofFirst));
        IntStream.rangeClosed(2, 12).forEach(team -> events.put("" + team, ofOthers));
        usage.share(organizationId, date, events);
    }

    @Test
    void answersWhyATeamWasTold() {
        usage.steady("teams-7", DATE);
        usage.report("teams-7", DATE, 1010, 150);
        job.run();

        var why = get(
                "/api/spikes/why?organization_id=teams-7&usage_type=event_count_in_period&team_id=7&date=" + DATE,
                "teams-7");

        assertThat(why).bodyJson().extractingPath("$.team_name").isEqualTo("Web");
        assertThat(why).bodyJson().extractingPath("$.verdict").isEqualTo("spiking");
        assertThat(why).bodyJson().extractingPath("$.observed").isEqualTo(150);
        assertThat(why).bodyJson().extractingPath("$.top_teams").asArray().isEmpty();
        assertThat(why).bodyJson().extractingPath("$.episode_id").isEqualTo(episode("teams-7", "7", Direction.DOWN));
    }

    private static String episode(String organizationId, String teamId, Direction direction) {
        return SpikeIds.episodeId(organizationId, teamId, "event_count_in_period", direction, DATE)
                .toString();
    }

    private MvcTestResult get(String path, String organizationId) {
        return http.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, bearer(organizationId, "owner"))
                .exchange();
    }
}
