package io.spikewatch.billing.detection;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.Origin;
import io.spikewatch.messages.SpikeIds;
import io.spikewatch.messages.UsageSpikeDetected;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class CorrectionIntegrationTests {

    private static final LocalDate DATE = LocalDate.now(ZoneOffset.UTC).minusDays(3);

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private SpikeDetectionJob job;

    @Autowired
    private DetectionRuns runs;

    @Autowired
    private StoredUsage usage;

    @Autowired
    private SentMessages messages;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Meanwhile meanwhile;

    @Test
    void takesBackWhatACorrectedReportTakesTheReasonFrom() {
        reported("corrected-1", 5000);
        assertThat(withdrawnAt("corrected-1")).isNull();

        reportedAgain("corrected-1", 1010);

        assertThat(withdrawnAt("corrected-1")).isNotNull();
        assertThat(messages.spikesOf("corrected-1")).hasSize(2);
        var told = messages.spikesOf("corrected-1").get(0);
        var takenBack = messages.spikesOf("corrected-1").get(1);
        assertThat(takenBack.spikeId()).isEqualTo(told.spikeId());
        assertThat(takenBack.spikes()).isEqualTo(told.spikes());
        assertThat(takenBack.withdrawn()).isNotNull().satisfies(withdrawn -> {
            assertThat(withdrawn.episodeIds())
                    .containsExactly(told.spikes().get(0).episodeId());
            assertThat(withdrawn.reason())
                    .isEqualTo("By what is known today, %s did not leave its normal range".formatted(DATE));
        });
    }

    @Test
    void namesTheMessageByTheSpikeAndHowOftenItWasTakenBack() {
        reported("corrected-2", 5000);
        reportedAgain("corrected-2", 1010);
        reportedAgain("corrected-2", 5000);
        reportedAgain("corrected-2", 1020);

        var ids = messages.of("corrected-2").stream().map(Envelope::id).toList();

        var spike = UUID.fromString(ids.get(0));
        assertThat(ids.subList(1, ids.size()))
                .containsExactly(
                        SpikeIds.withdrawalId(spike, 1).toString(),
                        SpikeIds.withdrawalId(spike, 2).toString(),
                        SpikeIds.withdrawalId(spike, 3).toString());
    }

    @Test
    void saysThatTheSpikeHoldsAgain() {
        reported("corrected-3", 5000);
        reportedAgain("corrected-3", 1010);

        reportedAgain("corrected-3", 4800);

        assertThat(withdrawnAt("corrected-3")).isNull();
        assertThat(messages.spikesOf("corrected-3"))
                .hasSize(3)
                .last()
                .satisfies(told -> assertThat(told.withdrawn()).isNotNull().satisfies(withdrawn -> {
                    assertThat(withdrawn.episodeIds()).isEmpty();
                    assertThat(withdrawn.reason())
                            .isEqualTo("By what is known today, %s left its normal range after all".formatted(DATE));
                }));
    }

    @Test
    void leavesWhatHolds() {
        reported("corrected-4", 5000);

        reportedAgain("corrected-4", 4500);

        assertThat(withdrawnAt("corrected-4")).isNull();
        assertThat(messages.of("corrected-4")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"sensitivity_hash, 00000000", "usage_type, retired_count_in_period"})
    void leavesWhatWasToldUnderOtherSettings(String field, String value) {
        reported("corrected-" + field, 5000);
        jdbc.sql("update spike_entry set explanation = explanation || jsonb_build_object(?, ?) where spike_id = ?")
                .params(field, value, spikeId("corrected-" + field))
                .update();

        reportedAgain("corrected-" + field, 1010);

        assertThat(withdrawnAt("corrected-" + field)).isNull();
        assertThat(messages.of("corrected-" + field)).hasSize(1);
    }

    @Test
    void takesBackWhatALaterDayWasToldOf() {
        usage.steady("corrected-5", DATE);
        usage.report("corrected-5", DATE, 1000, 600);
        usage.report("corrected-5", DATE.plusDays(1), 3000, 600);
        job.run();
        assertThat(messages.of("corrected-5")).hasSize(1);

        usage.report("corrected-5", DATE, 3000, 600);
        job.run();

        assertThat(messages.spikesOf("corrected-5"))
                .extracting(UsageSpikeDetected::detectedAt)
                .containsExactly(
                        DATE.plusDays(1).toString(),
                        DATE.toString(),
                        DATE.plusDays(1).toString());
        assertThat(messages.spikesOf("corrected-5").get(2).withdrawn())
                .isNotNull()
                .satisfies(withdrawn -> assertThat(withdrawn.reason())
                        .isEqualTo("By what is known today, %s is part of what began on %s"
                                .formatted(DATE.plusDays(1), DATE)));
    }

    @Test
    void saysNothingMoreOfADayThatTurnsOutToBeAnEscalation() {
        usage.steady("corrected-8", DATE, 60, 36);
        usage.report("corrected-8", DATE, 115, 69);
        usage.report("corrected-8", DATE.plusDays(1), 1000, 600);
        job.run();
        assertThat(messages.spikesOf("corrected-8"))
                .extracting(UsageSpikeDetected::detectedAt)
                .containsExactly(DATE.plusDays(1).toString());

        usage.report("corrected-8", DATE, 175, 105);
        job.run();

        assertThat(isLate("corrected-8")).isFalse();
        assertThat(withdrawnAt("corrected-8")).isNull();
        assertThat(messages.of("corrected-8")).hasSize(1);
    }

    @Test
    void tellsOnceMoreOfAnEpisodeThatGetsOutOfProportion() {
        usage.steady("corrected-6", DATE);
        usage.report("corrected-6", DATE, 3000, 600);
        usage.report("corrected-6", DATE.plusDays(1), 60_000, 600);
        job.run();
        runs.open(new Wanted(DATE, DATE.plusDays(1), null, false, null, null));
        job.run();

        assertThat(messages.spikesOf("corrected-6"))
                .extracting(UsageSpikeDetected::detectedAt)
                .containsExactly(DATE.toString(), DATE.plusDays(1).toString());
        assertThat(messages.spikesOf("corrected-6"))
                .extracting(message -> message.spikes().get(0).episodeId())
                .containsOnly(
                        messages.spikesOf("corrected-6").get(0).spikes().get(0).episodeId());
        assertThat(messages.spikesOf("corrected-6"))
                .extracting(UsageSpikeDetected::spikeId)
                .doesNotHaveDuplicates();
    }

    @Test
    void takesBackThatAnEpisodeGotOutOfProportion() {
        usage.steady("corrected-9", DATE);
        usage.report("corrected-9", DATE, 3000, 600);
        usage.report("corrected-9", DATE.plusDays(1), 60_000, 600);
        job.run();

        usage.report("corrected-9", DATE.plusDays(1), 3500, 600);
        job.run();

        assertThat(messages.spikesOf("corrected-9"))
                .hasSize(3)
                .last()
                .satisfies(told -> assertThat(told.withdrawn())
                        .isNotNull()
                        .satisfies(withdrawn -> assertThat(withdrawn.reason())
                                .isEqualTo("By what is known today, %s is as far off as the days before it"
                                        .formatted(DATE.plusDays(1)))));
    }

    @Test
    void changesNothingInADryRun() {
        reported("corrected-7", 5000);
        jdbc.sql("delete from detection_state").update();
        jdbc.sql("update daily_usage set counts = '{\"event_count_in_period\": 1000}' where organization_id = ?")
                .param("corrected-7")
                .update();

        runs.open(new Wanted(DATE.minusDays(1), DATE, null, true, null, null));
        job.run();

        assertThat(withdrawnAt("corrected-7")).isNull();
        assertThat(messages.of("corrected-7")).hasSize(1);
        assertThat(jdbc.sql("select count(*) from detection_state")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void takesBackWhatOnlyAnotherRunHadExamined() {
        var longAgo = DATE.minusDays(30);
        usage.steady("corrected-10", longAgo);
        usage.report("corrected-10", longAgo, 5000, 600);
        examine(longAgo, longAgo);
        assertThat(withdrawnAt("corrected-10")).isNull();

        usage.report("corrected-10", longAgo, 1010, 600);
        job.run();

        assertThat(withdrawnAt("corrected-10")).isNotNull();
        assertThat(messages.of("corrected-10")).hasSize(2);
    }

    @Test
    void tellsWhatBecameOfADateThatOnlyAnotherRunHadExamined() {
        var longAgo = DATE.minusDays(30);
        usage.steady("corrected-14", longAgo);
        usage.report("corrected-14", longAgo, 5000, 600);
        examine(longAgo, longAgo);

        usage.report("corrected-14", longAgo, 20, 12);
        job.run();

        assertThat(messages.of("corrected-14"))
                .extracting(Envelope::origin)
                .containsExactly(Origin.BACKFILL, Origin.BACKFILL, Origin.BACKFILL);
        assertThat(messages.spikesOf("corrected-14"))
                .filteredOn(message -> message.withdrawn() == null)
                .extracting(message -> message.spikes().get(0).direction())
                .containsExactly(Direction.UP, Direction.DOWN);
        assertThat(messages.spikesOf("corrected-14"))
                .filteredOn(message -> message.withdrawn() != null)
                .extracting(message -> message.withdrawn().reason())
                .containsExactly("By what is known today, %s is the beginning of something else".formatted(longAgo));
    }

    @Test
    void takesBackWhatPeopleHearOfInTheMeantime() {
        reported("corrected-13", 5000);
        setWaits("corrected-13", true);
        usage.report("corrected-13", DATE, 1010, 600);

        meanwhile.run(() -> setWaits("corrected-13", false), job::run, () -> {});

        assertThat(withdrawnAt("corrected-13")).isNotNull();
        assertThat(messages.of("corrected-13")).hasSize(2);
    }

    private void setWaits(String organizationId, boolean waits) {
        jdbc.sql("update spike set waits = ? where organization_id = ?")
                .params(waits, organizationId)
                .update();
    }

    @Test
    void takesBackARiseOfADayThatIsNotOver() {
        var today = DATE.plusDays(3);
        usage.steady("corrected-11", today);
        usage.report("corrected-11", today, 5000, 600);
        examine(today, today);
        assertThat(withdrawnAt("corrected-11")).isNull();

        usage.report("corrected-11", today, 1010, 600);
        job.run();

        assertThat(withdrawnAt("corrected-11")).isNotNull();
    }

    @Test
    void tellsNothingNewOfDatesThatNoScheduledRunExamined() {
        var longAgo = DATE.minusDays(30);
        usage.steady("corrected-12", longAgo);
        usage.report("corrected-12", longAgo, 5000, 600);
        examine(longAgo, longAgo);

        usage.report("corrected-12", longAgo, 4900, 600);
        usage.report("corrected-12", longAgo.plusDays(1), 100_000, 600);
        job.run();

        assertThat(isLate("corrected-12")).isFalse();
        assertThat(messages.of("corrected-12")).hasSize(1);
    }

    private UUID spikeId(String organizationId) {
        return UUID.fromString(messages.spikesOf(organizationId).get(0).spikeId());
    }

    private void reported(String organizationId, long events) {
        usage.steady(organizationId, DATE);
        reportedAgain(organizationId, events);
    }

    private void reportedAgain(String organizationId, long events) {
        usage.report(organizationId, DATE, events, 600);
        job.run();
    }

    @Test
    void remembersHolidaysOfARegionThatBecameKnownLater() {
        var christmas = LocalDate.of(2012, 12, 22);
        usage.steady("region-1", christmas);
        usage.steady("region-2", christmas);
        setRegion("region-1");
        quietChristmas("region-1", christmas);
        quietChristmas("region-2", christmas);

        setRegion("region-2");
        List.of("region-1", "region-2")
                .forEach(organization -> usage.report(organization, christmas.plusDays(13), 1000, 600));
        examine(christmas.plusDays(13), christmas.plusDays(13));

        assertThat(remembered("region-2")).isEqualTo(remembered("region-1"));
    }

    @Test
    void remembersTheNewestEveningOfAMonthWhateverIsExaminedLater() {
        var date = LocalDate.of(2011, 5, 20);
        usage.steady("memory-1", date);
        usage.report("memory-1", date, 1000, 600);
        examine(date, date);
        var newest = remembered("memory-1");

        examine(date.minusDays(10), date.minusDays(8));

        assertThat(newest).last().asString().startsWith("2011-05-20");
        assertThat(remembered("memory-1")).isEqualTo(newest);
    }

    private void quietChristmas(String organizationId, LocalDate first) {
        first.datesUntil(first.plusDays(13)).forEach(date -> usage.report(organizationId, date, 200, 120));
        examine(first, first.plusDays(12));
    }

    private void examine(LocalDate from, LocalDate to) {
        runs.open(new Wanted(from, to, null, false, null, null));
        job.run();
    }

    private void setRegion(String organizationId) {
        jdbc.sql("update organization set region = 'DE' where id = ?")
                .param(organizationId)
                .update();
    }

    private List<String> remembered(String organizationId) {
        return jdbc.sql("""
                        select as_of || ' ' || encode(sha256(state), 'hex') from detection_state
                        where organization_id = ? order by as_of
                        """).param(organizationId).query(String.class).list();
    }

    /** Whether it is still to be examined again. */
    private boolean isLate(String organizationId) {
        return jdbc.sql("select exists (select from detection_late where organization_id = ?)")
                .param(organizationId)
                .query(Boolean.class)
                .single();
    }

    /** Of the only entry of the only spike. */
    private @Nullable String withdrawnAt(String organizationId) {
        var answer = http.get()
                .uri("/api/spikes?organization_id=" + organizationId)
                .header(HttpHeaders.AUTHORIZATION, bearer(organizationId, "owner"))
                .exchange();
        assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.count").isEqualTo(1);
        return body(answer)
                .path("results")
                .path(0)
                .path("spikes")
                .path(0)
                .path("withdrawn_at")
                .stringValue(null);
    }

    private static JsonNode body(MvcTestResult answer) {
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }
}
