package io.spikewatch.billing.detection;

import io.spikewatch.billing.detection.DetectionPart.Result;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.messages.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
            select p.*, r.origin, r.dry_run from detection_part p join detection_run r on r.id = p.run_id
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
                .optional();
    }

    void finish(DetectionPart part, Result result, Instant now) {
        jdbc.sql("""
                        update detection_part
                        set done_at = :now, organizations = :organizations, spikes = spikes + :spikes
                        where run_id = :run and from_date = :from and shard = :shard
                        """)
                .param("now", Timestamp.from(now))
                .param("organizations", result.organizations())
                .param("spikes", result.spikes())
                .param("run", part.runId())
                .param("from", part.from())
                .param("shard", part.shard())
                .update();
    }

    void postpone(DetectionPart part, Instant dueAt) {
        jdbc.sql("""
                        update detection_part set due_at = :due
                        where run_id = :run and from_date = :from and shard = :shard
                        """)
                .param("due", Timestamp.from(dueAt))
                .param("run", part.runId())
                .param("from", part.from())
                .param("shard", part.shard())
                .update();
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
     * Has the date examined again, and the dates after it that it was history of, for the shards where that was done by
     * a scheduled run.
     */
    void reopen(LocalDate date, Collection<Integer> shards, Instant now) {
        jdbc.sql("""
                        with done as (
                            select p.run_id, p.from_date, p.shard from detection_part p
                            join detection_run r on r.id = p.run_id
                            where r.scheduled and r.from_date >= :date and p.shard in (:shards) and p.done_at is not null
                            order by p.from_date, p.shard for update of p)
                        update detection_part p set done_at = null, due_at = :now from done
                        where (p.run_id, p.from_date, p.shard) = (done.run_id, done.from_date, done.shard)
                        """)
                .param("now", Timestamp.from(now))
                .param("date", date)
                .param("shards", shards)
                .update();
    }

    private static DetectionPart part(ResultSet row, int number) throws SQLException {
        var origin = row.getString("origin");
        return new DetectionPart(
                row.getObject("run_id", UUID.class),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                row.getInt("shard"),
                origin == null ? null : Origin.valueOf(origin.toUpperCase(Locale.ROOT)),
                row.getBoolean("dry_run"));
    }
}
