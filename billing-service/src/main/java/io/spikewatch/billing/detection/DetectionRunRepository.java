package io.spikewatch.billing.detection;

import io.spikewatch.billing.detection.DetectionRun.State;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.messages.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Detection runs in the database; their progress is that of their parts. */
@Repository
class DetectionRunRepository {

    /** An organization is counted once, though a long run meets it in each month. */
    private static final String SELECT = """
            select r.*, p.total, p.done, p.spikes, p.finished_at, p.organizations, t.tallies
            from detection_run r
            cross join lateral (
                select sum(total) as total, sum(done) as done, sum(spikes) as spikes, max(organizations) as organizations,
                       case when sum(done) = sum(total) then max(finished_at) end as finished_at
                from (select count(*) as total, count(done_at) as done, sum(spikes) as spikes,
                             sum(organizations) as organizations, max(done_at) as finished_at
                      from detection_part where run_id = r.id group by from_date) chunk) p
            cross join lateral (
                select coalesce(json_agg(json_build_object('direction', direction, 'rule', rule, 'count', entries)
                                         order by direction desc, entries desc, rule), '[]') as tallies
                from detection_tally where run_id = r.id) t
            """;

    private final JdbcClient jdbc;

    private final JsonMapper json;

    DetectionRunRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID id, Wanted wanted, Instant now) {
        jdbc.sql("""
                        insert into detection_run
                            (id, from_date, to_date, origin, dry_run, sensitivity, organization_id, scheduled, created_at)
                        values (:id, :from, :to, :origin, :dryRun, :sensitivity, :organization, false, :now)
                        """)
                .param("id", id)
                .param("from", wanted.from())
                .param("to", wanted.to())
                .param("origin", word(wanted.origin()))
                .param("dryRun", wanted.dryRun())
                .param("sensitivity", word(wanted.sensitivity()))
                .param("organization", wanted.organizationId())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The new runs of those dates that had none. */
    List<UUID> insertScheduled(LocalDate from, LocalDate to, Instant now) {
        return jdbc.sql("""
                        insert into detection_run (id, from_date, to_date, dry_run, scheduled, created_at)
                        select gen_random_uuid(), date::date, date::date, false, true, :now
                        from generate_series(:from::timestamp, :to::timestamp, '1 day') date
                        on conflict (from_date) where scheduled do nothing
                        returning id
                        """)
                .param("from", from)
                .param("to", to)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * One for each month and shard; of a run with a sensitivity of its own one for each shard, and none for an organization
     * that never reported.
     */
    void insertParts(UUID runId, Instant now) {
        jdbc.sql("""
                        insert into detection_part (run_id, from_date, to_date, shard, due_at)
                        select r.id, greatest(r.from_date, month::date),
                               case when r.sensitivity is null
                                   then least(r.to_date, (month + interval '1 month - 1 day')::date)
                                   else r.to_date end,
                               shard, :now
                        from detection_run r,
                             generate_series(
                                 date_trunc('month', r.from_date::timestamp),
                                 case when r.sensitivity is null then r.to_date else r.from_date end,
                                 '1 month') month,
                             generate_series(0, :shards - 1) shard
                        where r.id = :id and (r.organization_id is null
                            or shard = (select o.shard from organization o where o.id = r.organization_id))
                        """)
                .param("id", runId)
                .param("now", Timestamp.from(now))
                .param("shards", UsageHistories.SHARDS)
                .update();
    }

    Optional<DetectionRun> find(UUID id) {
        return jdbc.sql(SELECT + "where r.id = :id")
                .param("id", id)
                .query(this::run)
                .optional();
    }

    /** @param scheduled null: whether they are or not */
    long count(@Nullable Boolean scheduled) {
        return jdbc.sql("select count(*) from detection_run where scheduled = coalesce(:scheduled::boolean, scheduled)")
                .param("scheduled", scheduled)
                .query(Long.class)
                .single();
    }

    /**
     * Newest first.
     *
     * @param scheduled null: whether they are or not
     */
    List<DetectionRun> list(@Nullable Boolean scheduled, int limit, int offset) {
        return jdbc.sql(SELECT + """
                        where r.scheduled = coalesce(:scheduled::boolean, r.scheduled)
                        order by r.created_at desc, r.from_date desc, r.id limit :limit offset :offset
                        """)
                .param("scheduled", scheduled)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::run)
                .list();
    }

    /** Those dates of the range that scheduled runs examine. */
    List<LocalDate> scheduledDates(LocalDate from, LocalDate to) {
        return jdbc.sql("select from_date from detection_run where scheduled and from_date between :from and :to")
                .param("from", from)
                .param("to", to)
                .query(LocalDate.class)
                .list();
    }

    /** The scheduled run of a date, until the transaction ends; empty while another has it. */
    Optional<UUID> lockScheduled(LocalDate date) {
        return jdbc.sql("""
                        select id from detection_run where scheduled and from_date = :date
                        for no key update skip locked
                        """).param("date", date).query(UUID.class).optional();
    }

    /** Keeps others from ending the run's last part at the same time, until the transaction ends. */
    void lock(UUID id) {
        jdbc.sql("select id from detection_run where id = :id for no key update")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    /** Whether any of a scheduled run is still to be examined, or again. */
    boolean isOpen(UUID id) {
        return jdbc.sql("""
                        select exists (select from detection_part where run_id = :id and done_at is null)
                            or exists (select from detection_late l join detection_run r on r.from_date >= l.since
                                       where r.id = :id and not l.failed)
                        """).param("id", id).query(Boolean.class).single();
    }

    int seriesOf(UUID id) {
        return jdbc.sql("select sum(series) from detection_part where run_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** False if there was one of the run before. */
    boolean keep(UUID id, FleetDrop drop) {
        return jdbc.sql("""
                                update detection_run set fleet_series = :series, fleet_dropped = :dropped
                                where id = :id and fleet_dropped is null
                                """)
                        .param("id", id)
                        .param("series", drop.series())
                        .param("dropped", drop.dropped())
                        .update()
                == 1;
    }

    private static @Nullable FleetDrop fleetDrop(ResultSet row) throws SQLException {
        var dropped = row.getInt("fleet_dropped");
        return dropped == 0 ? null : new FleetDrop(row.getInt("fleet_series"), dropped);
    }

    private DetectionRun run(ResultSet row, int number) throws SQLException {
        var done = row.getInt("done");
        var total = row.getInt("total");
        var organizations = row.getInt("organizations");
        var origin = row.getString("origin");
        var finishedAt = row.getTimestamp("finished_at");
        return new DetectionRun(
                row.getObject("id", UUID.class),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                origin == null ? null : Origin.valueOf(origin.toUpperCase(Locale.ROOT)),
                row.getBoolean("dry_run"),
                row.getString("sensitivity"),
                row.getString("organization_id"),
                row.getBoolean("scheduled"),
                State.of(done, total, organizations),
                done,
                total,
                organizations,
                row.getInt("spikes"),
                List.of(json.readValue(row.getString("tallies"), Tally[].class)),
                fleetDrop(row),
                row.getTimestamp("created_at").toInstant(),
                finishedAt == null ? null : finishedAt.toInstant());
    }
}
