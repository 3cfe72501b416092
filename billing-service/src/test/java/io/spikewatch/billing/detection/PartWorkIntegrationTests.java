package io.spikewatch.billing.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.detection.DetectionRun.State;
import io.spikewatch.billing.examination.Examinations;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.spike.Spikes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** One organization more than fits into a batch, and so into a piece that has no time for another. */
@IntegrationTest
class PartWorkIntegrationTests {

    @Autowired
    private DetectionPartRepository parts;

    @Autowired
    private DetectionRunRepository runs;

    @Autowired
    private Examinations examinations;

    @Autowired
    private Spikes spikes;

    @Autowired
    private SpikeDetectionJob job;

    @Autowired
    private StoredUsage usage;

    @Autowired
    private SentMessages messages;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void goesOnWhereItStoppedAndComesBackForWhatCameLateMeanwhile() {
        var date = LocalDate.of(1995, 3, 15);
        var organizations = store(5, date);
        var first = organizations.get(0);
        var last = organizations.get(Examinations.MOST);
        usage.report(last, date, 5000, 3000);
        var run = schedule(date);

        workForAMoment(5);

        assertThat(runs.find(run).orElseThrow().organizations()).isEqualTo(Examinations.MOST);
        assertThat(messages.of(last)).isEmpty();

        usage.report(first, date, 5000, 3000);
        workForAMoment(5);

        assertThat(runs.find(run).orElseThrow().organizations()).isEqualTo(organizations.size());
        assertThat(messages.of(last)).hasSize(1);
        assertThat(messages.of(first)).isEmpty();

        job.run();

        assertThat(messages.of(first)).hasSize(1);
        assertThat(runs.find(run).orElseThrow()).satisfies(done -> {
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(done.organizations()).isEqualTo(organizations.size());
            assertThat(done.spikes()).isEqualTo(2);
        });
    }

    @Test
    void keepsWhatItHasDoneWhenTheNextPieceFails() {
        var date = LocalDate.of(1994, 3, 15);
        var organizations = store(6, date);
        var first = organizations.get(0);
        var last = organizations.get(Examinations.MOST);
        setEvents(first, date, "5000");
        setEvents(last, date, "\"many\"");
        var run = schedule(date);
        workForAMoment(6);

        job.run();

        assertThat(messages.of(first)).hasSize(1);
        assertThat(runs.find(run).orElseThrow().state()).isEqualTo(State.RUNNING);
        assertThat(parts.next(6, Instant.now().plus(Duration.ofHours(1)))).hasValueSatisfying(part -> {
            assertThat(part.examinedTo()).isEqualTo(organizations.get(Examinations.MOST - 1));
            assertThat(part.oneByOne()).isEqualTo(Examinations.MOST);
        });

        setEvents(last, date, "5000");
        jdbc.sql("update detection_part set due_at = now() where done_at is null")
                .update();
        job.run();

        assertThat(messages.of(first)).hasSize(1);
        assertThat(messages.of(last)).hasSize(1);
        assertThat(runs.find(run).orElseThrow()).satisfies(done -> {
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(done.organizations()).isEqualTo(organizations.size());
        });
    }

    @Test
    void returnsToBatchesWhenNoneFailsAlone() {
        var date = LocalDate.of(1993, 3, 15);
        var organizations = store(7, date);
        setEvents(organizations.get(0), date, "\"many\"");
        var run = schedule(date);
        job.run();
        setEvents(organizations.get(0), date, "5000");
        jdbc.sql("update detection_part set due_at = now() where done_at is null")
                .update();

        job.run();

        var alone = jdbc.sql("select max(one_by_one) from detection_part where run_id = ?");
        assertThat(alone.param(run).query(Integer.class).single()).isZero();
        assertThat(runs.find(run).orElseThrow().organizations()).isEqualTo(organizations.size());
    }

    private List<String> store(int shard, LocalDate date) {
        var organizations = IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> "piece-" + number)
                .filter(id -> UsageHistories.shardOf(id) == shard)
                .limit(Examinations.MOST + 1L)
                .sorted()
                .toList();
        organizations.forEach(each -> store(each, shard, date));
        return organizations;
    }

    private void store(String organizationId, int shard, LocalDate date) {
        jdbc.sql("insert into organization (id, shard, described_on) values (?, ?, ?)")
                .params(organizationId, shard, date)
                .update();
        jdbc.sql("""
                        insert into usage_report (organization_id, usage_date, document, origin, received_at)
                        select ?, date, '{}', 'live', now() from generate_series(?::date - 40, ?, interval '1 day') date
                        """).params(organizationId, date, date).update();
        jdbc.sql("""
                        insert into daily_usage
                        select organization_id, usage_date, '{"event_count_in_period": 1000}', '\\x0000'
                        from usage_report where organization_id = ?
                        """).param(organizationId).update();
    }

    private void setEvents(String organizationId, LocalDate date, String events) {
        jdbc.sql("update daily_usage set counts = ?::jsonb where organization_id = ? and usage_date = ?")
                .params("{\"event_count_in_period\": %s}".formatted(events), organizationId, date)
                .update();
    }

    private UUID schedule(LocalDate date) {
        var now = Instant.now();
        var run = runs.insertScheduled(date, date, now).get(0);
        runs.insertParts(run, now);
        return run;
    }

    /** As long as one batch takes. */
    private void workForAMoment(int shard) {
        var work = new PartWork(parts, runs, examinations, spikes, new HurryingClock());
        transactions.executeWithoutResult(
                status -> work.next(shard).orElseThrow().work());
    }

    /** A minute later whenever somebody looks. */
    private static final class HurryingClock extends Clock {

        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofMinutes(1));
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
