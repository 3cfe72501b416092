package io.spikewatch.billing.detection;

import io.spikewatch.detector.Preset;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The parts of runs in the database, and how much of them is done. */
@Repository
class DetectionPartRepository {

    private final JdbcClient jdbc;

    DetectionPartRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those with an open part: those of scheduled runs before all others, then the oldest first. */
    List<Integer> openShards(Instant now) {
        return jdbc.sql("""
                        select p.shard from detection_part p join detection_run r on r.id = p.run_id
                        where p.done_at is null and p.due_at <= :now
                        group by p.shard order by bool_or(r.scheduled) desc, min(p.from_date), p.shard
                        """)
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .list();
    }

    /** The first open one of a shard, in the same order. */
    Optional<DetectionPart> next(int shard, Instant now) {
        return jdbc.sql("""
                        select p.*, r.origin, r.dry_run, r.sensitivity, r.organization_id
                        from detection_part p join detection_run r on r.id = p.run_id
                        where p.done_at is null and p.due_at <= :now and p.shard = :shard
                        order by r.scheduled desc, p.from_date, r.created_at limit 1
                        """)
                .param("now", Timestamp.from(now))
                .param("shard", shard)
                .query(DetectionPartRepository::part)
                .optional();
    }

    /** One organization fewer is to be examined alone, if any was. */
    void advance(DetectionPart part, Progress progress, Instant now) {
        of(part, """
                        update detection_part
                        set examined_to = :to, done_at = :done, one_by_one = greatest(one_by_one - 1, 0),
                            organizations = organizations + :organizations,
                            spikes = spikes + :spikes, series = series + :series
                        """)
                .param("to", progress.examinedTo())
                .param("done", progress.isDone() ? Timestamp.from(now) : null)
                .param("organizations", progress.organizations())
                .param("spikes", progress.spikes())
                .param("series", progress.series())
                .update();
    }

    /** @param oneByOne how many organizations are tried alone then, to find out which one failed */
    void postpone(DetectionPart part, int oneByOne, Instant dueAt) {
        of(part, "update detection_part set one_by_one = :oneByOne, due_at = :due ")
                .param("oneByOne", oneByOne)
                .param("due", Timestamp.from(dueAt))
                .update();
    }

    /** Goes on behind an organization, which is to be examined alone from then on. */
    void stepOver(DetectionPart part, String organizationId, Instant dueAt) {
        var isNext = of(part, "update detection_part set one_by_one = 0, examined_to = :organization ")
                        .param("organization", organizationId)
                        .update()
                == 1;
        if (isNext) {
            examineAlone(part, organizationId, dueAt);
        }
    }

    private void examineAlone(DetectionPart part, String organizationId, Instant dueAt) {
        jdbc.sql("""
                        insert into detection_late as l (organization_id, shard, since, due_at, failed)
                        values (:organization, :shard, :since, :due, true)
                        on conflict (organization_id) do update set since = least(l.since, excluded.since), failed = true
                        """)
                .param("organization", organizationId)
                .param("shard", part.shard())
                .param("since", part.from())
                .param("due", Timestamp.from(dueAt))
                .update();
    }

    /** Changes nothing if others have gone on with the part. */
    private JdbcClient.StatementSpec of(DetectionPart part, String update) {
        return jdbc.sql(update + """
                        where run_id = :run and from_date = :from and shard = :shard
                          and examined_to is not distinct from :examinedTo
                        """)
                .param("examinedTo", part.examinedTo())
                .param("run", part.runId())
                .param("from", part.from())
                .param("shard", part.shard());
    }

    /** Always in the same order, so that workers on parts of one run wait for each other but not in a circle. */
    void add(UUID runId, List<Tally> tallies) {
        tallies.forEach(tally -> jdbc.sql("""
                        insert into detection_tally as t (run_id, direction, rule, entries)
                        values (:run, :direction, :rule, :count)
                        on conflict (run_id, direction, rule) do update set entries = t.entries + excluded.entries
                        """)
                .param("run", runId)
                .param("direction", tally.direction().name().toLowerCase(Locale.ROOT))
                .param("rule", tally.rule())
                .param("count", tally.count())
                .update());
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
                row.getString("examined_to"),
                row.getInt("one_by_one"));
    }
}
