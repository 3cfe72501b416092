package io.spikewatch.app.notification;

import io.spikewatch.app.notification.NotificationsDelivered.Delivered;
import io.spikewatch.app.notification.NotificationsRetracted.Retracted;
import io.spikewatch.app.organization.Caller;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class NotificationRepository {

    /** In the order of the unique key, so that two deliveries never wait for each other in a circle. */
    private static final String INSERT = """
            insert into notification (id, organization_id, user_id, notification_type, priority, title, body,
                resource_type, resource_id, source_type, source_id, source_url, metadata, created_at)
            select gen_random_uuid(), n.organization_id, n.user_id, n.notification_type, n.priority, n.title, n.body,
                n.resource_type, n.resource_id, n.source_type, n.source_id, n.source_url, n.metadata::jsonb, :now
            from unnest(:organizations::text[], :users::uuid[], :types::text[], :priorities::text[], :titles::text[],
                :bodies::text[], :resource_types::text[], :resource_ids::text[], :source_types::text[],
                :source_ids::text[], :source_urls::text[], :metadata::text[])
                as n(organization_id, user_id, notification_type, priority, title, body,
                    resource_type, resource_id, source_type, source_id, source_url, metadata)
            order by n.notification_type, n.user_id, n.resource_type, n.resource_id, n.source_id
            on conflict on constraint notification_uq do nothing
            returning user_id, id
            """;

    private static final String EXISTING = """
            select n.user_id, n.id
            from notification n
            join unnest(:users::uuid[], :types::text[], :resource_types::text[], :resource_ids::text[],
                :source_ids::text[]) as k(user_id, notification_type, resource_type, resource_id, source_id)
                using (user_id, notification_type, resource_type, resource_id, source_id)
            """;

    /** In the order of people, so that two at once never wait for each other in a circle. */
    private static final String CORRECT = """
            insert into notification (id, organization_id, user_id, notification_type, priority, title, body,
                resource_type, resource_id, source_type, source_id, source_url, metadata, corrects, created_at)
            select distinct on (user_id) gen_random_uuid(), organization_id, user_id, notification_type, priority,
                :title, :body, resource_type, resource_id, 'recall', :recall, :url,
                jsonb_strip_nulls(jsonb_build_object('organization_id', metadata ->> 'organization_id')), id, :now
            from notification where id = any(:ids::uuid[])
            order by user_id, created_at desc, id
            on conflict do nothing
            returning id, organization_id, user_id, notification_type
            """;

    private static final String RETRACT = """
            update notification set retracted_at = :now, retraction_reason = :reason,
                metadata = metadata || :metadata::jsonb
            where id in (
                select id from notification where id = any(:ids::uuid[]) and retracted_at is null order by id for update)
            returning id, organization_id, user_id, notification_type
            """;

    private static final String OWN = " user_id = :user and organization_id = :organization ";

    private static final String UNREAD =
            " read_at is null and archived_at is null and retracted_at is null and not coalesce(snoozed_until > :now, false) ";

    private static final String TURNED_READ = " old.read_at is null and new.read_at is not null as turned_read ";

    private static final String FILTER = OWN + """
            and (:notification_type::text is null or notification_type = :notification_type::text)
            and (:priority::text is null or priority = :priority::text)
            and (:unread::boolean is null or (read_at is null and retracted_at is null) = :unread::boolean)
            and (archived_at is not null) = :archived
            and (:archived or coalesce(snoozed_until > :now, false) = :snoozed)
            and (:resource_type::text is null or resource_type = :resource_type::text)
            and (:resource_id::text is null or resource_id = :resource_id::text)
            and (:target_type::text is null or :target_type::text = 'user')
            and (:target_id::text is null or user_id::text = lower(:target_id::text))
            and (:created_after::timestamptz is null or created_at >= :created_after::timestamptz)
            and (:created_before::timestamptz is null or created_at < :created_before::timestamptz)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final NotificationRowMapper mapper = new NotificationRowMapper();

    NotificationRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A notification as it is now, and whether it was unread until then. */
    record Changed(Notification notification, boolean turnedRead) {}

    /** The ids of those that are new, by person. */
    Map<UUID, UUID> insert(List<NewNotification> all, Instant now) {
        return ids(jdbc.sql(INSERT).params(columns(all)).param("now", timestamp(now)));
    }

    Map<UUID, UUID> existing(List<NewNotification> all) {
        return ids(jdbc.sql(EXISTING).params(columns(all)));
    }

    Optional<Notification> find(UUID id) {
        return jdbc.sql("select * from notification where id = :id")
                .param("id", id)
                .query(mapper)
                .optional();
    }

    Optional<Notification> find(Caller caller, UUID id) {
        return jdbc.sql("select * from notification where id = :id and" + OWN)
                .param("id", id)
                .param("user", caller.userId())
                .param("organization", caller.organizationId())
                .query(mapper)
                .optional();
    }

    List<Notification> findAll(Collection<UUID> ids) {
        return jdbc.sql("select * from notification where id = any(:ids::uuid[])")
                .param("ids", texts(ids))
                .query(mapper)
                .list();
    }

    List<Notification> list(Caller caller, NotificationFilter filter, Instant now, int limit, int offset) {
        return jdbc.sql("select * from notification where" + FILTER
                        + "order by created_at desc, id limit :limit offset :offset")
                .params(parameters(caller, filter, now))
                .param("limit", limit)
                .param("offset", offset)
                .query(mapper)
                .list();
    }

    long count(Caller caller, NotificationFilter filter, Instant now) {
        return jdbc.sql("select count(*) from notification where" + FILTER)
                .params(parameters(caller, filter, now))
                .query(Long.class)
                .single();
    }

    long unreadCount(Caller caller, Instant now) {
        return jdbc.sql("select count(*) from notification where" + OWN + "and" + UNREAD)
                .params(own(caller, now))
                .query(Long.class)
                .single();
    }

    Optional<Changed> change(Caller caller, UUID id, String assignment, Instant now, @Nullable Instant until) {
        return jdbc.sql("update notification set " + assignment + " where id = :id and" + OWN + "returning *,"
                        + TURNED_READ)
                .params(own(caller, now))
                .param("until", timestamp(until))
                .param("id", id)
                .query((row, number) -> new Changed(mapper.mapRow(row, number), row.getBoolean("turned_read")))
                .optional();
    }

    /** All of the ids that are the caller's own, each with whether it was unread and is read now. */
    Map<UUID, Boolean> changeAll(Caller caller, Collection<UUID> ids, String assignment, Instant now) {
        return jdbc.sql("update notification set " + assignment + " where id in (select id from notification where"
                        + OWN + "and id = any(:ids::uuid[]) order by id for update) returning id," + TURNED_READ)
                .params(own(caller, now))
                .param("ids", texts(ids))
                .query(rows -> {
                    var changed = new HashMap<UUID, Boolean>();
                    while (rows.next()) {
                        changed.put(rows.getObject("id", UUID.class), rows.getBoolean("turned_read"));
                    }
                    return changed;
                });
    }

    List<UUID> markAllRead(Caller caller, Instant now) {
        return jdbc.sql("update notification set read_at = :now where id in (select id from notification where" + OWN
                        + "and" + UNREAD + "order by id for update) returning id")
                .params(own(caller, now))
                .query(UUID.class)
                .list();
    }

    List<Subject> subjects(Collection<UUID> ids) {
        return jdbc.sql("""
                        select id, notification_type, priority, organization_id, resource_type, resource_id,
                            metadata ->> 'organization_id' as customer_id, created_at, retracted_at
                        from notification where id = any(:ids::uuid[])
                        """)
                .param("ids", texts(ids))
                .query((row, number) -> new Subject(
                        row.getObject("id", UUID.class),
                        row.getString("notification_type"),
                        Priority.of(row.getString("priority")),
                        row.getString("organization_id"),
                        row.getString("resource_type"),
                        row.getString("resource_id"),
                        row.getString("customer_id"),
                        Objects.requireNonNull(NotificationRowMapper.instant(row, "created_at")),
                        NotificationRowMapper.instant(row, "retracted_at")))
                .list();
    }

    void lock(Collection<UUID> ids) {
        jdbc.sql("select id from notification where id = any(:ids::uuid[]) order by id for no key update")
                .param("ids", texts(ids))
                .query(UUID.class)
                .list();
    }

    List<Retracted> retract(Collection<UUID> ids, String reason, Map<String, Object> metadata, Instant now) {
        return jdbc.sql(RETRACT)
                .param("ids", texts(ids))
                .param("reason", reason)
                .param("metadata", json.writeValueAsString(metadata))
                .param("now", timestamp(now))
                .query(Retracted.class)
                .list();
    }

    void annotate(Collection<UUID> ids, Map<String, Object> metadata) {
        jdbc.sql("""
                        update notification set metadata = metadata || :metadata::jsonb
                        where id in (
                            select id from notification
                            where id = any(:ids::uuid[]) and metadata <> metadata || :metadata::jsonb
                            order by id for update)
                        """)
                .param("ids", texts(ids))
                .param("metadata", json.writeValueAsString(metadata))
                .update();
    }

    void annotateOwn(Caller caller, String sourceType, String sourceId, Map<String, Object> metadata) {
        jdbc.sql("update notification set metadata = metadata || :metadata::jsonb where" + OWN
                        + "and source_type = :source_type and source_id = :source_id")
                .param("metadata", json.writeValueAsString(metadata))
                .param("user", caller.userId())
                .param("organization", caller.organizationId())
                .param("source_type", sourceType)
                .param("source_id", sourceId)
                .update();
    }

    /** Those that are new. */
    List<Delivered> correct(Collection<UUID> ids, Correction correction, Instant now) {
        return jdbc.sql(CORRECT)
                .param("ids", texts(ids))
                .param("recall", correction.recallId().toString())
                .param("title", correction.title())
                .param("body", correction.body())
                .param("url", correction.url())
                .param("now", timestamp(now))
                .query(Delivered.class)
                .list();
    }

    long countCorrections(UUID recallId) {
        return jdbc.sql("select count(*) from notification where source_type = 'recall' and source_id = :recall")
                .param("recall", recallId.toString())
                .query(Long.class)
                .single();
    }

    Optional<Correction> correction(UUID recallId) {
        return jdbc.sql("""
                        select :id as recall_id, title, body, source_url as url from notification
                        where source_type = 'recall' and source_id = :recall limit 1
                        """)
                .param("id", recallId)
                .param("recall", recallId.toString())
                .query(Correction.class)
                .optional();
    }

    Map<UUID, Instant> readTimes(Collection<UUID> ids) {
        return jdbc
                .sql("select id, read_at from notification where id = any(:ids::uuid[]) and read_at is not null")
                .param("ids", texts(ids))
                .query((row, number) -> Map.entry(
                        row.getObject("id", UUID.class),
                        row.getObject("read_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<UUID, UUID> ids(JdbcClient.StatementSpec statement) {
        var ids = new HashMap<UUID, UUID>();
        statement.query(row -> {
            ids.put(row.getObject("user_id", UUID.class), row.getObject("id", UUID.class));
        });
        return ids;
    }

    private static Map<String, @Nullable Object> own(Caller caller, Instant now) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("user", caller.userId());
        parameters.put("organization", caller.organizationId());
        parameters.put("now", timestamp(now));
        return parameters;
    }

    private static Map<String, @Nullable Object> parameters(Caller caller, NotificationFilter filter, Instant now) {
        var parameters = own(caller, now);
        parameters.put("notification_type", filter.notificationType());
        parameters.put(
                "priority", filter.priority() == null ? null : filter.priority().word());
        parameters.put("unread", filter.unread());
        parameters.put("archived", filter.archived());
        parameters.put("snoozed", filter.snoozed());
        parameters.put("resource_type", filter.resourceType());
        parameters.put("resource_id", filter.resourceId());
        parameters.put("target_type", filter.targetType());
        parameters.put("target_id", filter.targetId());
        parameters.put("created_after", timestamp(filter.createdAfter()));
        parameters.put("created_before", timestamp(filter.createdBefore()));
        return parameters;
    }

    private Map<String, Object> columns(List<NewNotification> all) {
        var columns = new HashMap<String, Object>();
        columns.put("organizations", column(all, NewNotification::organizationId));
        columns.put("users", column(all, each -> each.userId().toString()));
        columns.put("types", column(all, NewNotification::notificationType));
        columns.put("priorities", column(all, each -> each.priority().word()));
        columns.put("titles", column(all, NewNotification::title));
        columns.put("bodies", column(all, NewNotification::body));
        columns.put("resource_types", column(all, NewNotification::resourceType));
        columns.put("resource_ids", column(all, NewNotification::resourceId));
        columns.put("source_types", column(all, NewNotification::sourceType));
        columns.put("source_ids", column(all, NewNotification::sourceId));
        columns.put("source_urls", column(all, NewNotification::sourceUrl));
        columns.put("metadata", column(all, each -> json.writeValueAsString(each.metadata())));
        return columns;
    }

    private static Object column(List<NewNotification> all, Function<NewNotification, @Nullable String> of) {
        return all.stream().map(of).toArray(String[]::new);
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
