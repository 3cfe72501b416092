package io.spikewatch.billing.spike;

import static java.util.stream.Collectors.toMap;

import io.spikewatch.billing.story.SpikeEntry;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Spikes and their entries in the database. */
@Repository
class SpikeRepository {

    private static final String SELECT = """
            select s.*, (
                select json_agg(e.explanation || jsonb_build_object(
                    'withdrawn_at', e.withdrawn_at, 'withdrawn_reason', e.withdrawn_reason,
                    'suppression', e.suppressed) order by e.position)
                from spike_entry e where e.spike_id = s.id) as entries
            from spike s
            """;

    private static final String ENTRIES = """
            select e.spike_id, s.organization_id, s.usage_date, e.episode_id,
                e.explanation ->> 'team_id' as team_id, e.explanation ->> 'usage_type' as usage_type,
                e.escalated_on, e.withdrawn_at is not null as withdrawn,
                s.waits, e.suppressed is not null as suppressed,
                e.explanation ->> 'sensitivity_hash' as sensitivity_hash
            from spike s join spike_entry e on e.spike_id = s.id
            """;

    private static final String WAITING = """
            where s.waits and exists (select from spike_entry e where e.spike_id = s.id and e.withdrawn_at is null)
            """;

    private static final String OF_ORGANIZATION = """
            where s.organization_id = :organization
              and s.usage_date >= coalesce(:from::date, '-infinity') and s.usage_date <= coalesce(:to::date, 'infinity')
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SpikeRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Of these episodes, whether people heard of them or not. */
    List<StoredEntry> entries(Collection<UUID> episodeIds) {
        return jdbc.sql(ENTRIES + "where e.episode_id = any(:ids)")
                .param("ids", episodeIds.toArray(UUID[]::new))
                .query(StoredEntry.class)
                .list();
    }

    /** Likewise of days of these organizations. */
    List<StoredEntry> entries(Collection<String> organizationIds, LocalDate from, LocalDate to) {
        return jdbc.sql(ENTRIES + """
                        where s.organization_id = any(:organizations) and s.usage_date between :from and :to
                        order by s.usage_date, s.id, e.position
                        """)
                .param("organizations", organizationIds.toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .query(StoredEntry.class)
                .list();
    }

    /** @param keys of the entries, in their order */
    void insert(Spike spike, List<EpisodeKey> keys, boolean waits) {
        jdbc.sql("""
                        insert into spike (id, organization_id, usage_date, origin, detected_at, waits)
                        values (:id, :organization, :date, :origin, :now, :waits)
                        """)
                .param("id", spike.id())
                .param("organization", spike.organizationId())
                .param("date", spike.usageDate())
                .param("origin", spike.origin().name().toLowerCase(Locale.ROOT))
                .param("now", Timestamp.from(spike.detectedAt()))
                .param("waits", waits)
                .update();
        for (var position = 0; position < keys.size(); position++) {
            insert(spike.id(), position, keys.get(position), spike.spikes().get(position));
        }
    }

    private void insert(UUID spikeId, int position, EpisodeKey key, SpikeEntry entry) {
        jdbc.sql("""
                        insert into spike_entry (episode_id, escalated_on, spike_id, position, explanation)
                        values (:episode, :escalated, :spike, :position, :explanation::jsonb)
                        """)
                .param("episode", key.episodeId())
                .param("escalated", key.escalatedOn())
                .param("spike", spikeId)
                .param("position", position)
                .param("explanation", json.writeValueAsString(entry))
                .update();
    }

    /** Since when spikes wait of which there is something to tell, by date. */
    Map<LocalDate, Instant> waiting() {
        return jdbc
                .sql("select usage_date, min(detected_at) as since from spike s " + WAITING + " group by usage_date")
                .query((row, number) -> Map.entry(
                        row.getObject("usage_date", LocalDate.class),
                        row.getTimestamp("since").toInstant()))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those that wait of a date, which nobody else decides on or takes back before the transaction ends. */
    List<UUID> lockWaiting(LocalDate date) {
        return jdbc.sql("select id from spike where waits and usage_date = :date order by id for no key update")
                .param("date", date)
                .query(UUID.class)
                .list();
    }

    /** Likewise of days of these organizations. */
    void lockWaiting(Collection<String> organizationIds, LocalDate from, LocalDate to) {
        jdbc.sql("""
                        select id from spike
                        where waits and organization_id = any(:organizations) and usage_date between :from and :to
                        order by id for no key update
                        """)
                .param("organizations", organizationIds.toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .query(UUID.class)
                .list();
    }

    /** Those of which there is something to tell. */
    List<Spike> waiting(Collection<UUID> ids) {
        return jdbc.sql(SELECT + WAITING + " and s.id = any(:ids) order by s.id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(this::spike)
                .list();
    }

    /** None of them waits any more. */
    void settle(Collection<UUID> ids) {
        jdbc.sql("update spike set waits = false where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** Marks the drops among them. */
    void suppress(Collection<UUID> ids) {
        jdbc.sql("""
                        update spike_entry set suppressed = 'fleet'
                        where spike_id = any(:ids) and explanation ->> 'direction' = 'down'
                        """).param("ids", ids.toArray(UUID[]::new)).update();
    }

    /** Usage types of organizations. */
    int dropped(LocalDate date) {
        return jdbc.sql("""
                        select count(*) from spike s join spike_entry e on e.spike_id = s.id
                        where s.usage_date = :date and e.explanation ->> 'direction' = 'down'
                          and e.explanation ->> 'team_id' is null and e.withdrawn_at is null
                        """).param("date", date).query(Integer.class).single();
    }

    void withdraw(StoredEntry entry, Instant now, String reason) {
        mark(entry, Timestamp.from(now), reason);
    }

    void restore(StoredEntry entry) {
        mark(entry, null, null);
    }

    private void mark(StoredEntry entry, @Nullable Timestamp withdrawnAt, @Nullable String reason) {
        jdbc.sql("""
                        update spike_entry set withdrawn_at = :at, withdrawn_reason = :reason
                        where episode_id = :episode and escalated_on is not distinct from :escalated
                        """)
                .param("at", withdrawnAt)
                .param("reason", reason)
                .param("episode", entry.episodeId())
                .param("escalated", entry.escalatedOn())
                .update();
    }

    /** Counts the times that people are told that some of the spike no longer holds. */
    int nextWithdrawal(UUID id) {
        return jdbc.sql("update spike set withdrawals = withdrawals + 1 where id = :id returning withdrawals")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    Optional<Spike> find(UUID id) {
        return jdbc.sql(SELECT + "where s.id = :id")
                .param("id", id)
                .query(this::spike)
                .optional();
    }

    long count(String organizationId, @Nullable LocalDate from, @Nullable LocalDate to) {
        return jdbc.sql("select count(*) from spike s " + OF_ORGANIZATION)
                .param("organization", organizationId)
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    List<Spike> list(String organizationId, @Nullable LocalDate from, @Nullable LocalDate to, int limit, int offset) {
        return jdbc.sql(SELECT + OF_ORGANIZATION
                        + "order by s.usage_date desc, s.detected_at desc, s.id limit :limit offset :offset")
                .param("organization", organizationId)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::spike)
                .list();
    }

    private Spike spike(ResultSet row, int number) throws SQLException {
        return new Spike(
                row.getObject("id", UUID.class),
                row.getString("organization_id"),
                row.getObject("usage_date", LocalDate.class),
                row.getTimestamp("detected_at").toInstant(),
                Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                List.of(json.readValue(row.getString("entries"), SpikeEntry[].class)));
    }
}
