package io.spikewatch.billing.detection;

import io.spikewatch.billing.detection.DetectionPart.Result;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.detector.Preset;
import io.spikewatch.messages.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The parts of runs in the database, and who works on them. A shard is locked before its parts, always in this order and
 * never waited for, so that workers and incoming reports can't block each other for ever.
 */
@Repository
class DetectionPartRepository {

    /** Told apart from other advisory locks by this first key; the second is the shard. */
    private static final int SHARD_LOCK = 0x5B1CE;

    private static final String OPEN = """
            select p.*, r.origin, r.dry_run, r.sensitivity, r.organization_id from detection_part p join detection_run r on r.id = p.run_id
            where p.done_at is null and p.due_at <= :now
            """;

    private final JdbcClient jdbc;

    DetectionPartRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest open part that no other worker has, kept from all others until the transaction ends. */
    Optional<DetectionPart> claim(Instant now) {
        return openShards(now).stream()
                .filter(this::lock)
                .map(shard -> claim(shard, now))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<Integer> openShards(Instant now) {
        return jdbc.sql("""
                        select shard from detection_part where done_at is null and due_at <= :now
                        group by shard order by min(from_date), shard
                        """)
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .list();
    }

    private boolean lock(int shard) {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock, :shard)")
                .param("lock", SHARD_LOCK)
                .param("shard", shard)
                .query(Boolean.class)
                .single();
    }

    private Optional<DetectionPart> claim(int shard, Instant now) {
        return jdbc.sql(OPEN
                        + "and p.shard = :shard order by p.from_date, r.created_at limit 1 for update of p skip locked")
                .param("now", Timestamp.from(now))
                .param("shard", shard)
                .query(DetectionPartRepository::part)
                .optional()
                .map(this::joined);
    }

    /** All that wait again and are of scheduled runs are one: their days have to be walked through in one go anyway. */
    private DetectionPart joined(DetectionPart part) {
        return part.reopened() ? part.until(lastReopened(part.shard())) : part;
    }

    private LocalDate lastReopened(int shard) {
        return jdbc.sql("select max(to_date) from detection_part where shard = :shard and done_at is null and reopened")
                .param("shard", shard)
                .query(LocalDate.class)
                .single();
    }

    void finish(DetectionPart part, Result result, Instant now) {
        of(part, """
                        update detection_part p
                        set done_at = :now, organizations = greatest(organizations, :organizations),
                            spikes = spikes + (
                                select count(*) from unnest(:spikes::date[]) date where date between p.from_date and p.to_date),
                            series = series + (
                                select coalesce(sum(judged), 0) from unnest(:dates::date[], :series::int[]) s (date, judged)
                                where date between p.from_date and p.to_date)
                        """)
                .param("now", Timestamp.from(now))
                .param("organizations", result.organizations())
                .param("dates", texts(result.series().keySet()))
                .param("series", texts(result.series().values()))
                .param(
                        "spikes",
                        result.spikes().stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
        result.tallies().forEach(tally -> add(part.runId(), tally));
    }

    /** Always in the same order, so that workers on parts of one run wait for each other but not in a circle. */
    private void add(UUID runId, Tally tally) {
        jdbc.sql("""
                        insert into detection_tally as t (run_id, direction, rule, entries)
                        values (:run, :direction, :rule, :count)
                        on conflict (run_id, direction, rule) do update set entries = t.entries + excluded.entries
                        """)
                .param("run", runId)
                .param("direction", tally.direction().name().toLowerCase(Locale.ROOT))
                .param("rule", tally.rule())
                .param("count", tally.count())
                .update();
    }

    void postpone(DetectionPart part, Instant dueAt) {
        of(part, "update detection_part p set due_at = :due ")
                .param("due", Timestamp.from(dueAt))
                .update();
    }

    private JdbcClient.StatementSpec of(DetectionPart part, String update) {
        return jdbc.sql(update + """
                        where p.shard = :shard and (
                            p.run_id = :run and p.from_date = :from
                            or :reopened and p.reopened and p.done_at is null and p.from_date between :from and :to)
                        """)
                .param("shard", part.shard())
                .param("run", part.runId())
                .param("from", part.from())
                .param("to", part.to())
                .param("reopened", part.reopened());
    }

    /**
     * Waits until nobody examines the shards and keeps everybody from doing so until the transaction ends: what it
     * stores is either seen by a worker, or reopens the worker's part.
     */
    void holdOff(Collection<Integer> shards) {
        jdbc.sql("""
                        select count(pg_advisory_xact_lock_shared(:lock, shard))
                        from generate_series(0, :last) shard where shard in (:shards)
                        """)
                .param("lock", SHARD_LOCK)
                .param("last", UsageHistories.SHARDS - 1)
                .param("shards", shards)
                .query(Long.class)
                .single();
    }

    /**
     * Has dates examined again, and the dates after them that they were history of, where that was done by a scheduled
     * run.
     *
     * @param since by shard the first date concerned
     */
    void reopen(Map<Integer, LocalDate> since, Instant now) {
        jdbc.sql("""
                        with done as (
                            select p.run_id, p.from_date, p.shard from detection_part p
                            join detection_run r on r.id = p.run_id
                            join unnest(:shards::int[], :dates::date[]) n (shard, since) on n.shard = p.shard
                            where r.scheduled and r.from_date >= n.since and p.done_at is not null
                            order by p.from_date, p.shard for update of p)
                        update detection_part p set done_at = null, due_at = :now, reopened = true from done
                        where (p.run_id, p.from_date, p.shard) = (done.run_id, done.from_date, done.shard)
                        """)
                .param("now", Timestamp.from(now))
                .param("shards", since.keySet().toArray(Integer[]::new))
                .param("dates", since.values().stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }

    private static String[] texts(Collection<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }

    private static DetectionPart part(ResultSet row, int number) throws SQLException {
        var origin = row.getString("origin");
        var sensitivity = row.getString("sensitivity");
        return new DetectionPart(
                row.getObject("run_id", UUID.class),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                row.getInt("shard"),
                origin == null ? null : Origin.valueOf(origin.toUpperCase(Locale.ROOT)),
                row.getBoolean("dry_run"),
                sensitivity == null ? null : Preset.valueOf(sensitivity.toUpperCase(Locale.ROOT)),
                row.getString("organization_id"),
                row.getBoolean("reopened"));
    }
}
