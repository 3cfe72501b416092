package io.spikewatch.app.campaign;

import io.spikewatch.app.campaign.CampaignVersion.State;
import io.spikewatch.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class CampaignRepository {

    /** Sets these locks apart from others in the database. */
    static final int LOCKS = 0x63616d70;

    private static final String VERSIONS =
            "select c.*, v.* from campaign c join campaign_version v on v.campaign = c.key ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CampaignRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Until the end of the transaction nobody can switch a campaign that tells this event. Not a lock on the row: those
     * let later readers pass a waiting writer, so that a steady stream of messages would keep a pause waiting for ever.
     */
    void lockForDelivery(String event) {
        lock("pg_advisory_xact_lock_shared", event);
    }

    /**
     * Waits for the deliveries under way, but not for so long that the connection is taken for dead.
     *
     * @throws Problem 503 if they take longer
     */
    void lockForSwitch(String event) {
        jdbc.sql("set local lock_timeout = '8s'").update();
        try {
            lock("pg_advisory_xact_lock", event);
        } catch (PessimisticLockingFailureException busy) {
            throw Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "deliveries_under_way",
                    "Deliveries under way take their time. Nothing has changed; try again.");
        }
    }

    private void lock(String function, String event) {
        jdbc.sql("select " + function + "(:locks, hashtext(:event))")
                .param("locks", LOCKS)
                .param("event", event)
                .query()
                .listOfRows();
    }

    List<CampaignVersion> telling(String event) {
        return jdbc.sql(VERSIONS + "where c.event = :event and v.state = 'active' order by c.key")
                .param("event", event)
                .query(this::version)
                .list();
    }

    Optional<CampaignVersion> find(String key, int number) {
        return jdbc.sql(VERSIONS + "where c.key = :key and v.number = :number")
                .param("key", key)
                .param("number", number)
                .query(this::version)
                .optional();
    }

    /** Newest first. */
    List<CampaignVersion> versions(String key) {
        return jdbc.sql(VERSIONS + "where c.key = :key order by v.number desc")
                .param("key", key)
                .query(this::version)
                .list();
    }

    /** Of every campaign, newest first. */
    List<CampaignVersion> versions() {
        return jdbc.sql(VERSIONS + "order by c.key, v.number desc")
                .query(this::version)
                .list();
    }

    Optional<Campaign> find(String key) {
        return jdbc.sql("select * from campaign c where key = :key")
                .param("key", key)
                .query(CampaignRepository::campaign)
                .optional();
    }

    /** False if the key is taken. */
    boolean insert(Campaign campaign) {
        return jdbc.sql("""
                                insert into campaign (key, name, family, event, guard_mode, guard_floor, guard_factor,
                                    approval_above)
                                values (:key, :name, :family, :event, :mode, :floor, :factor, :approval_above)
                                on conflict do nothing
                                """)
                        .param("key", campaign.key())
                        .param("name", campaign.name())
                        .param("family", campaign.family())
                        .param("event", campaign.event())
                        .param("mode", campaign.guard().mode().word())
                        .param("floor", campaign.guard().floor())
                        .param("factor", campaign.guard().factor())
                        .param("approval_above", campaign.approvalAbove())
                        .update()
                == 1;
    }

    /** The answer is its number. */
    int addVersion(String key, Definition definition, String by, Instant now) {
        return jdbc.sql("""
                        insert into campaign_version (campaign, number, definition, state, created_at, created_by)
                        select :key, coalesce(max(number), 0) + 1, :definition::jsonb, 'draft', :now, :by
                        from campaign_version where campaign = :key
                        returning number
                        """)
                .param("key", key)
                .param("definition", json.writeValueAsString(definition))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Integer.class)
                .single();
    }

    void setDryRun(String key, int number, DryRun dryRun) {
        set("dry_run = :value::jsonb", key, number, json.writeValueAsString(dryRun));
    }

    void setState(String key, int number, State state) {
        set("state = :value", key, number, state.word());
    }

    void setActivatedBy(String key, int number, String by) {
        set("activated_by = :value", key, number, by);
    }

    void setApprovedBy(String key, int number, String by) {
        set("approved_by = :value", key, number, by);
    }

    void setActivatedAt(String key, int number, Instant at) {
        set("activated_at = :value", key, number, at.atOffset(ZoneOffset.UTC));
    }

    /** The version in use, and older ones that still await approval. */
    void supersede(String key, int by) {
        jdbc.sql("""
                        update campaign_version set state = 'superseded'
                        where campaign = :key
                            and (state = 'active' or state = 'awaiting_approval' and number < :by)
                        """).param("key", key).param("by", by).update();
    }

    private void set(String assignment, String key, int number, Object value) {
        jdbc.sql("update campaign_version set " + assignment + " where campaign = :key and number = :number")
                .param("value", value)
                .param("key", key)
                .param("number", number)
                .update();
    }

    /** Their keys. */
    Set<String> paused() {
        return jdbc.sql("select key from campaign where paused")
                .query(String.class)
                .set();
    }

    List<Campaign> list(int limit, int offset) {
        return jdbc.sql("select * from campaign order by key limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(CampaignRepository::campaign)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from campaign").query(Long.class).single();
    }

    /** False if it was so already. */
    boolean setPaused(String key, boolean paused) {
        return jdbc.sql("update campaign set paused = :paused where key = :key and paused <> :paused")
                        .param("key", key)
                        .param("paused", paused)
                        .update()
                == 1;
    }

    /** Those of them that are in use and weren't silent; the answer is their keys. */
    List<String> setSilent(Map<String, Instant> since) {
        return jdbc.sql("""
                        update campaign set silent_since = silent.since
                        from unnest(:keys::text[], :times::timestamptz[]) as silent (key, since)
                        where campaign.key = silent.key and silent_since is null and exists (
                            select from campaign_version v where v.campaign = silent.key and v.state = 'active')
                        returning campaign.key
                        """)
                .param("keys", since.keySet().toArray(String[]::new))
                .param("times", since.values().stream().map(Instant::toString).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Those that were silent, and are none of these in use; the answer is their keys. */
    List<String> setAudible(Collection<String> silent) {
        return jdbc.sql("""
                        update campaign set silent_since = null
                        where silent_since is not null and not (key = any(:silent) and exists (
                            select from campaign_version v where v.campaign = key and v.state = 'active'))
                        returning key
                        """)
                .param("silent", silent.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private CampaignVersion version(ResultSet row, int number) throws SQLException {
        var dryRun = row.getString("dry_run");
        return new CampaignVersion(
                campaign(row, number),
                row.getInt("number"),
                State.of(row.getString("state")),
                json.readValue(row.getString("definition"), Definition.class),
                Objects.requireNonNull(instant(row, "created_at")),
                row.getString("created_by"),
                dryRun == null ? null : json.readValue(dryRun, DryRun.class),
                instant(row, "activated_at"),
                row.getString("activated_by"),
                row.getString("approved_by"));
    }

    private static Campaign campaign(ResultSet row, int number) throws SQLException {
        return new Campaign(
                row.getString("key"),
                row.getString("name"),
                row.getString("family"),
                row.getString("event"),
                new Guard(
                        Guard.Mode.of(row.getString("guard_mode")),
                        row.getInt("guard_floor"),
                        row.getBigDecimal("guard_factor")),
                row.getInt("approval_above"),
                row.getBoolean("paused"),
                instant(row, "silent_since"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
