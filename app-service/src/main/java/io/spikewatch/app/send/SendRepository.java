package io.spikewatch.app.send;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.event.Event;
import io.spikewatch.app.message.ReceivedMessage;
import io.spikewatch.messages.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SendRepository {

    /**
     * Once an event was told to anybody it concerns nobody new. Whoever was suppressed for want of a person or by the
     * event's origin gets another chance; every other row stays as it is.
     */
    private static final String PLAN = """
            insert into send (id, campaign, family, version, event_id, occurrence, organization_id, user_id, origin,
                cohort, state, reason, planned_at, due_at, decided_at, message_id)
            select gen_random_uuid(), :campaign, :family, :version, :event, :occurrence, :organization, c.user_id,
                :origin, :cohort, case when r.reason is null then 'planned' else 'suppressed' end, r.reason, :now,
                :due, case when r.reason is null then null else :now::timestamptz end, :message
            from unnest(:users::uuid[], :reasons::text[]) as c(user_id, reason)
            cross join lateral (select coalesce(c.reason, (
                select 'duplicate' from send
                where family = :family and occurrence = :occurrence and user_id = c.user_id
                    and state <> 'suppressed' limit 1)) as reason) r
            where not exists (
                select from send where campaign = :campaign and event_id = :event and state <> 'suppressed')
            order by c.user_id
            on conflict on constraint send_event_uq do update
                set version = excluded.version, origin = excluded.origin, cohort = excluded.cohort,
                    state = excluded.state, reason = excluded.reason, planned_at = excluded.planned_at,
                    due_at = excluded.due_at, decided_at = excluded.decided_at, message_id = excluded.message_id
                where send.state = 'suppressed'
                    and send.reason in ('origin', 'left', 'inactive', 'no_account', 'no_person')
            returning id, user_id, reason, message_id
            """;

    private static final String DUE = """
            select s.campaign, s.version, c.event, s.event_id
            from send s join campaign c on c.key = s.campaign
            where s.state = 'planned' and s.due_at <= :now and not c.paused
            group by s.campaign, s.version, c.event, s.event_id
            order by min(s.due_at), s.event_id
            limit :limit
            """;

    /** Sets these locks apart from others in the database. */
    private static final int LOCKS = 0x73656e64;

    private final JdbcClient jdbc;

    SendRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Nobody else writes down this occurrence's sends until the transaction ends. Two at once could each wait for what the
     * other has put into one of the table's two unique indexes.
     */
    void lock(String occurrence) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(LOCKS, occurrence)
                .query(rows -> {});
    }

    /** The same for the occurrence that due sends are of. */
    void lock(DueEvent event) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(:locks, hashtext(occurrence))
                        from (select occurrence from send
                              where campaign = :campaign and version = :version and event_id = :event limit 1) due
                        """)
                .param("locks", LOCKS)
                .param("campaign", event.campaign())
                .param("version", event.version())
                .param("event", event.eventId())
                .query(rows -> {});
    }

    /** Writes down everybody's part; the answer leaves out those whose part was settled before. */
    List<PlannedSend> plan(
            CampaignVersion version, ReceivedMessage message, Event event, List<Candidate> candidates, Instant now) {
        return jdbc.sql(PLAN)
                .params(parameters(version, event))
                .param("origin", word(message.envelope().origin()))
                .param("cohort", cohort(message, event))
                .param("message", message.id())
                .param("due", timestamp(now.plus(version.definition().delay())))
                .param("users", column(candidates, each -> text(each.userId())))
                .param("reasons", column(candidates, each -> word(each.suppression())))
                .param("now", timestamp(now))
                .query(SendRepository::planned)
                .list();
    }

    void markDelivered(Collection<PlannedSend> sends, Map<UUID, UUID> notifications, Instant now) {
        jdbc.sql("""
                        update send set state = 'delivered', notification_id = d.notification_id, decided_at = :now
                        from unnest(:sends::uuid[], :notifications::uuid[]) as d(id, notification_id)
                        where send.id = d.id
                        """)
                .param("sends", column(sends, each -> text(each.id())))
                .param("notifications", column(sends, each -> text(notifications.get(each.userId()))))
                .param("now", timestamp(now))
                .update();
    }

    void markOutdated(Collection<PlannedSend> sends, Instant now) {
        jdbc.sql("""
                        update send set state = 'suppressed', reason = 'outdated', decided_at = :now
                        where id = any(:sends::uuid[])
                        """)
                .param("sends", column(sends, each -> text(each.id())))
                .param("now", timestamp(now))
                .update();
    }

    /** Whatever campaign's, held or not. */
    void markOutdated(Event event, Instant now) {
        jdbc.sql("""
                        update send set state = 'suppressed', reason = 'outdated', decided_at = :now
                        from campaign c
                        where c.key = send.campaign and c.event = :name and send.event_id = :event
                            and send.state in ('planned', 'held')
                        """)
                .param("name", event.name())
                .param("event", event.id())
                .param("now", timestamp(now))
                .update();
    }

    /** Events with sends that wait for nothing but delivery, longest waiting first. */
    List<DueEvent> due(Instant now, int limit) {
        return jdbc.sql(DUE)
                .param("now", timestamp(now))
                .param("limit", limit)
                .query(DueEvent.class)
                .list();
    }

    /** Leaves out what another replica is busy with. */
    List<PlannedSend> lockDue(DueEvent event, Instant now) {
        return jdbc.sql("""
                        select id, user_id, reason, message_id from send
                        where campaign = :campaign and version = :version and event_id = :event
                            and state = 'planned' and due_at <= :now
                        order by user_id for update skip locked
                        """)
                .param("campaign", event.campaign())
                .param("version", event.version())
                .param("event", event.eventId())
                .param("now", timestamp(now))
                .query(SendRepository::planned)
                .list();
    }

    private static Map<String, @Nullable Object> parameters(CampaignVersion version, Event event) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("campaign", version.campaign().key());
        parameters.put("family", version.campaign().family());
        parameters.put("version", version.number());
        parameters.put("event", event.id());
        parameters.put("occurrence", event.occurrence());
        parameters.put("organization", event.organizationId());
        return parameters;
    }

    private static PlannedSend planned(ResultSet row, int number) throws SQLException {
        var reason = row.getString("reason");
        return new PlannedSend(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                reason == null ? null : Suppression.of(reason),
                row.getObject("message_id", UUID.class));
    }

    /** What the event says itself, else its origin. */
    private static String cohort(ReceivedMessage message, Event event) {
        return event.properties().get("cohort") instanceof String said && !said.isBlank()
                ? said
                : word(message.envelope().origin());
    }

    private static String word(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    private static <T> Object column(Collection<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String word(@Nullable Suppression suppression) {
        return suppression == null ? null : suppression.word();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
