package io.spikewatch.billing.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.UsageCalls;
import io.spikewatch.billing.detection.Arrivals.Report;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.SpikeIds;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Whatever came first, came twice or came wrong: in the end it is as if every report had come in time. */
@IntegrationTest
class ArrivalOrderIntegrationTests {

    private static final int ORGANIZATIONS = 10;
    private static final LocalDate FIRST = LocalDate.of(1999, 1, 4);
    private static final int DAYS = 115;
    private static final LocalDate FIRST_SCHEDULED = FIRST.plusDays(90);
    private static final LocalDate LAST = FIRST.plusDays(DAYS - 1);
    private static final int STAGES = 5;

    @Autowired
    private SpikeDetectionJob job;

    @Autowired
    private DetectionRuns runs;

    @Autowired
    private DetectionRunRepository runRepository;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    @Test
    void leavesNoTraceInWhatIsRememberedAndInWhatHolds() {
        organizations()
                .forEach(number -> report(inOrder(number), arrivals(number).inOrder()));
        runRepository
                .insertScheduled(FIRST_SCHEDULED, LAST, Clock.systemUTC().instant())
                .forEach(run -> runRepository.insertParts(run, Clock.systemUTC().instant()));
        for (var stage = 0; stage < STAGES; stage++) {
            reportStage(stage);
            twoReplicasRun();
        }

        assertThat(organizations()).allSatisfy(number -> {
            assertThat(evenings(inDisorder(number))).isNotEmpty().isEqualTo(evenings(inOrder(number)));
            assertThat(holding(inDisorder(number))).isEqualTo(holding(inOrder(number)));
        });
        assertThat(organizations().map(number -> holding(inOrder(number)).size()))
                .anyMatch(episodes -> episodes > 1);
        assertThat(organizations().map(number -> withdrawn(inDisorder(number)))).anyMatch(entries -> entries > 0);
        assertThat(organizations().map(number -> withdrawn(inOrder(number)))).containsOnly(0L);

        var spikes = spikes();
        runs.open(new Wanted(FIRST_SCHEDULED, LAST, null, false, null, null));
        job.run();

        assertThat(spikes()).isEqualTo(spikes);
    }

    private void reportStage(int stage) {
        organizations().forEach(number -> {
            var reports = arrivals(number).inDisorder();
            var from = reports.size() * stage / STAGES;
            report(inDisorder(number), reports.subList(from, reports.size() * (stage + 1) / STAGES));
        });
    }

    private void report(String organizationId, List<Report> reports) {
        new UsageCalls(http)
                .report(reports.stream()
                        .map(report -> report.line(organizationId))
                        .collect(Collectors.joining("\n")));
    }

    private void twoReplicasRun() {
        var replicas = List.of(CompletableFuture.runAsync(job::run), CompletableFuture.runAsync(job::run));
        replicas.forEach(CompletableFuture::join);
        job.run(); // whatever one skipped because the other had the shard
    }

    private static Stream<Integer> organizations() {
        return IntStream.range(0, ORGANIZATIONS).boxed();
    }

    private static Arrivals arrivals(int number) {
        return Arrivals.of(number, FIRST, DAYS);
    }

    private static String inOrder(int number) {
        return "in-order-" + number;
    }

    private static String inDisorder(int number) {
        return "in-disorder-" + number;
    }

    private List<Map<String, Object>> evenings(String organizationId) {
        return jdbc.sql("""
                        select as_of, version, encode(sha256(state), 'hex') as state from detection_state
                        where organization_id = ? order by as_of
                        """).param(organizationId).query().listOfRows();
    }

    /** What people know, by usage type, direction and first day of the episode, and by the day of an escalation. */
    private Set<String> holding(String organizationId) {
        var names = episodeNames(organizationId);
        return jdbc.sql("""
                        select e.episode_id, coalesce(e.escalated_on::text, 'begin') as event
                        from spike s join spike_entry e on e.spike_id = s.id
                        where s.organization_id = ? and e.withdrawn_at is null
                        """)
                .param(organizationId)
                .query((row, number) ->
                        names.get(row.getObject("episode_id", UUID.class)) + " " + row.getString("event"))
                .set();
    }

    private static Map<UUID, String> episodeNames(String organizationId) {
        return FIRST.datesUntil(LAST.plusDays(1))
                .flatMap(start -> Arrivals.USAGE_TYPES.stream()
                        .flatMap(type -> Stream.of(Direction.values())
                                .map(direction -> Map.entry(
                                        SpikeIds.episodeId(organizationId, null, type, direction, start),
                                        type + " " + direction + " " + start))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long withdrawn(String organizationId) {
        return jdbc.sql("""
                        select count(*) from spike s join spike_entry e on e.spike_id = s.id
                        where s.organization_id = ? and e.withdrawn_at is not null
                        """).param(organizationId).query(Long.class).single();
    }

    private Set<Object> spikes() {
        return jdbc
                .sql("select id from spike where usage_date between ? and ?")
                .params(FIRST, LAST)
                .query()
                .singleColumn()
                .stream()
                .collect(Collectors.toSet());
    }
}
