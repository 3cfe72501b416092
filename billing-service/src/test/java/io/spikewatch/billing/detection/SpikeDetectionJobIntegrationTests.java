package io.spikewatch.billing.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.tuple;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.detection.DetectionRun.State;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.shard.ShardLocks;
import io.spikewatch.billing.shard.ShardWorker;
import io.spikewatch.infrastructure.TestServers;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.Origin;
import io.spikewatch.messages.UsageSpikeDetected;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class SpikeDetectionJobIntegrationTests {

    private static final LocalDate DATE = LocalDate.now(ZoneOffset.UTC).minusDays(2);

    @Autowired
    private SpikeDetectionJob job;

    @Autowired
    private StoredUsage usage;

    @Autowired
    private DetectionRuns runs;

    @Autowired
    private DetectionRunRepository runRepository;

    @Autowired
    private ShardLocks locks;

    @Autowired
    private PartWork work;

    @Autowired
    private ShardWorker worker;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private SentMessages messages;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private ScheduledTaskHolder scheduled;

    @Test
    void worksTwiceAtATime() {
        var workers = scheduled.getScheduledTasks().stream()
                .filter(task -> task.toString().startsWith(SpikeDetectionJob.class.getName()))
                .toList();

        assertThat(workers).hasSize(2);
    }

    @Test
    void passesOnSpikeOfEndedDay() {
        usage.steady("job-1", DATE);
        usage.report("job-1", DATE, 5000, 4400);

        job.run();

        var envelope = messages("job-1").get(0);
        assertThat(envelope.origin()).isEqualTo(Origin.LIVE);
        var message = (UsageSpikeDetected) envelope.message();
        assertThat(message.detectedAt()).isEqualTo(DATE.toString());
        assertThat(message.spikes()).singleElement().satisfies(spike -> {
            assertThat(spike.metric()).isEqualTo("events");
            assertThat(spike.direction()).isEqualTo(Direction.UP);
            assertThat(spike.factor()).isEqualByComparingTo("5");
            assertThat(spike.percentChange()).isEqualTo(400);
            assertThat(spike.topTeams())
                    .extracting("teamName", "shareOfChange")
                    .containsExactly(tuple("Web", new BigDecimal("0.95")), tuple(null, new BigDecimal("0.05")));
        });
    }

    @Test
    void findsNothingNewWhenRunAgain() {
        usage.steady("job-2", DATE);
        usage.report("job-2", DATE, 5000, 600);
        job.run();

        runs.open(new Wanted(DATE.minusDays(3), DATE, null, false, null, null));
        job.run();

        assertThat(found("job-2")).hasSize(1);
        assertThat(messages("job-2")).hasSize(1);
    }

    @Test
    void decidesAgainOnCorrectedReport() {
        usage.steady("job-3", DATE);
        usage.report("job-3", DATE, 1010, 600);
        job.run();
        assertThat(found("job-3")).isEmpty();

        usage.report("job-3", DATE, 40, 600);
        job.run();

        assertThat(found("job-3")).containsExactly("down");
    }

    @Test
    void decidesOnReportThatComesInLate() {
        usage.steady("job-9", DATE);
        job.run();

        assertThat(http.post()
                        .uri("/api/usage-reports")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestServers.INGEST_KEY)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"organization_id\":\"job-9\",\"date\":\"%s\",\"report\":{\"event_count_in_period\":9000}}"
                                        .formatted(DATE)))
                .hasStatusOk();
        job.run();

        assertThat(found("job-9")).hasSize(1);
    }

    @Test
    void detectsOnceOnSeveralReplicas() {
        var organizations =
                IntStream.range(0, 20).mapToObj(number -> "job-4-" + number).toList();
        organizations.forEach(organization -> usage.steady(organization, DATE));
        organizations.forEach(organization -> usage.report(organization, DATE, 5000, 600));

        var replicas = List.of(CompletableFuture.runAsync(job::run), CompletableFuture.runAsync(job::run));
        replicas.forEach(CompletableFuture::join);
        job.run(); // whatever one skipped because the other had the shard

        assertThat(organizations).allSatisfy(organization -> {
            assertThat(found(organization)).hasSize(1);
            assertThat(messages(organization)).hasSize(1);
        });
    }

    @Test
    void resumesRunThatWasKilledInTheMiddle() {
        usage.steady("job-5", DATE);
        var run = runs.open(new Wanted(DATE, DATE, null, false, null, null));
        usage.report("job-5", DATE, 5000, 600);

        assertThatException()
                .isThrownBy(() -> transactions.executeWithoutResult(status -> {
                    work.next(UsageHistories.shardOf("job-5")).orElseThrow().work();
                    jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                            .query()
                            .singleValue();
                }));
        job.run();

        assertThat(found("job-5")).hasSize(1);
        assertThat(messages("job-5")).hasSize(1);
        assertThat(runRepository.find(run.id()).orElseThrow().state()).isEqualTo(State.DONE);
    }

    @Test
    void leavesShardsThatAnotherWorksOn() {
        job.run();
        var run = runs.open(new Wanted(DATE, DATE, null, false, null, null));

        transactions.executeWithoutResult(status -> {
            locks.tryLock(7);
            CompletableFuture.runAsync(job::run).join();
        });

        assertThat(runRepository.find(run.id()).orElseThrow().partsDone()).isEqualTo(15);
        assertThat(worker.work()).isTrue();
        assertThat(worker.work()).isFalse();
    }

    @Test
    void tellsNobodyInDryRun() {
        var date = LocalDate.of(2003, 5, 14);
        usage.steady("job-6", date);
        usage.report("job-6", date, 5000, 600);

        var run = runs.open(new Wanted(date, date, null, true, null, null));
        job.run();

        assertThat(runRepository.find(run.id()).orElseThrow().spikes()).isEqualTo(1);
        assertThat(found("job-6")).isEmpty();
        assertThat(messages("job-6")).isEmpty();
    }

    @Test
    void takesSpikesOfThePastForHistory() {
        var date = LocalDate.of(2024, 7, 16);
        usage.steady("job-7", date);
        usage.report("job-7", date, 5000, 600);

        runs.open(new Wanted(date.minusDays(40), date, null, false, null, null));
        job.run();

        assertThat(messages("job-7")).extracting(Envelope::origin).containsExactly(Origin.BACKFILL);
    }

    @Test
    void tellsOfNoDropOnAHolidayOfTheRegion() {
        var germanUnity = LocalDate.of(2023, 10, 3);
        usage.steady("job-10", germanUnity);
        usage.steady("job-11", germanUnity);
        jdbc.sql("update organization set region = 'DE' where id = 'job-10'").update();
        usage.report("job-10", germanUnity, 100, 60);
        usage.report("job-11", germanUnity, 100, 60);

        runs.open(new Wanted(germanUnity, germanUnity, null, false, null, null));
        job.run();

        assertThat(found("job-10")).isEmpty();
        assertThat(found("job-11")).containsExactly("down");
    }

    @Test
    void tellsOfRisesButNoDropsOfADayThatIsNotOver() {
        var today = LocalDate.now(ZoneOffset.UTC);
        usage.steady("job-12", today);
        usage.steady("job-13", today);
        usage.report("job-12", today, 100, 60);
        usage.report("job-13", today, 5000, 3000);

        runs.open(new Wanted(today, today, null, false, null, null));
        job.run();

        assertThat(found("job-12")).isEmpty();
        assertThat(found("job-13")).containsExactly("up");
    }

    @Test
    void passesOnOriginOfRun() {
        var date = LocalDate.of(2024, 9, 17);
        usage.steady("job-8", date);
        usage.report("job-8", date, 5000, 600);

        runs.open(new Wanted(date, date, Origin.TEST, false, null, null));
        job.run();

        assertThat(messages("job-8")).extracting(Envelope::origin).containsExactly(Origin.TEST);
    }

    /** The direction of each spike, newest first. */
    private List<String> found(String organizationId) {
        return jdbc.sql("""
                        select e.explanation ->> 'direction' from spike s join spike_entry e on e.spike_id = s.id
                        where s.organization_id = ? order by s.usage_date desc, s.id
                        """).param(organizationId).query(String.class).list();
    }

    private List<Envelope> messages(String organizationId) {
        return messages.of(organizationId);
    }
}
