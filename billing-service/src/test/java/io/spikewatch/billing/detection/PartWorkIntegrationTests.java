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

/** One organization more than fits into a piece. */
@IntegrationTest
class PartWorkIntegrationTests {

    private static final LocalDate DATE = LocalDate.of(1995, 3, 15);
    private static final int SHARD = UsageHistories.shardOf("piece-0");
    private static final List<String> ORGANIZATIONS = IntStream.iterate(0, number -> number + 1)
            .mapToObj(number -> "piece-" + number)
            .filter(id -> UsageHistories.shardOf(id) == SHARD)
            .limit(Examinations.MOST + 1L)
            .sorted()
            .toList();
    private static final String FIRST = ORGANIZATIONS.get(0);
    private static final String LAST = ORGANIZATIONS.get(Examinations.MOST);

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
        ORGANIZATIONS.forEach(this::store);
        usage.report(LAST, DATE, 5000, 3000);
        var run = schedule();

        workForAMoment();

        assertThat(runs.find(run).orElseThrow().organizations()).isEqualTo(Examinations.MOST);
        assertThat(messages.of(LAST)).isEmpty();

        usage.report(FIRST, DATE, 5000, 3000);
        workForAMoment();

        assertThat(runs.find(run).orElseThrow().organizations()).isEqualTo(ORGANIZATIONS.size());
        assertThat(messages.of(LAST)).hasSize(1);
        assertThat(messages.of(FIRST)).isEmpty();

        job.run();

        assertThat(messages.of(FIRST)).hasSize(1);
        assertThat(runs.find(run).orElseThrow()).satisfies(done -> {
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(done.organizations()).isEqualTo(ORGANIZATIONS.size());
            assertThat(done.spikes()).isEqualTo(2);
        });
    }

    private void store(String organizationId) {
        jdbc.sql("insert into organization (id, shard, described_on) values (?, ?, ?)")
                .params(organizationId, SHARD, DATE)
                .update();
        jdbc.sql("""
                        insert into usage_report (organization_id, usage_date, document, origin, received_at)
                        select ?, date, '{}', 'live', now() from generate_series(?::date - 40, ?, interval '1 day') date
                        """).params(organizationId, DATE, DATE).update();
        jdbc.sql("""
                        insert into daily_usage
                        select organization_id, usage_date, '{"event_count_in_period": 1000}', '\\x0000'
                        from usage_report where organization_id = ?
                        """).param(organizationId).update();
    }

    private UUID schedule() {
        var now = Instant.now();
        var run = runs.insertScheduled(DATE, DATE, now).get(0);
        runs.insertParts(run, now);
        return run;
    }

    /** As long as one batch takes. */
    private void workForAMoment() {
        var work = new PartWork(parts, runs, examinations, spikes, new HurryingClock());
        transactions.executeWithoutResult(status -> work.workOn(SHARD));
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
