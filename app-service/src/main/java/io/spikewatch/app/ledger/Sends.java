package io.spikewatch.app.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everybody's sends, as they were planned and whatever became of them: to read. */
@Repository
public class Sends {

    private static final String LIST = """
            select *, (select read_at from notification where id = send.notification_id) as read_at
            from send where
            """ + SendFilter.CONDITION;

    private static final String ORDER = "order by due_at desc, id limit :limit";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;

    Sends(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Latest due first. */
    public List<Send> list(SendFilter filter, int limit, int offset) {
        return jdbc.sql(LIST + ORDER + " offset :offset")
                .params(filter.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query(Send.class)
                .list();
    }

    /** Likewise, the first ones or those that follow another. */
    List<Send> listAfter(@Nullable Send last, SendFilter filter, int limit) {
        return jdbc.sql(LIST + "and due_at <= :due::timestamptz and (due_at < :due::timestamptz or id > :id) " + ORDER)
                .params(filter.parameters())
                .param("due", last == null ? "infinity" : last.dueAt().toString())
                .param("id", last == null ? BEFORE_ALL : last.id())
                .param("limit", limit)
                .query(Send.class)
                .list();
    }

    public long count(SendFilter filter) {
        return jdbc.sql("select count(*) from send where " + SendFilter.CONDITION)
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    /** In the order of the groups. */
    public List<SendCount> summary(SendFilter filter, List<SendGroup> groups) {
        var columns = Arrays.stream(SendGroup.values())
                .map(each -> each.column(groups))
                .collect(Collectors.joining(", "));
        var grouped = groups.stream().map(SendGroup::expression).collect(Collectors.joining(", "));
        var order = groups.isEmpty() ? "" : "group by " + grouped + " order by " + grouped;
        return jdbc.sql("select " + columns + ", count(*) from send where " + SendFilter.CONDITION + order)
                .params(filter.parameters())
                .query(SendCount.class)
                .list();
    }

    /** The campaigns that delivered something of an event and have not taken it back, by their keys. */
    public List<String> campaignsThatTold(String event, String eventId) {
        return jdbc.sql("""
                        select distinct s.campaign from send s join campaign c on c.key = s.campaign
                        where c.event = :event and s.event_id = :id and s.state = 'delivered'
                        order by s.campaign
                        """)
                .param("event", event)
                .param("id", eventId)
                .query(String.class)
                .list();
    }

    /** The notifications that came of delivered sends. */
    public List<UUID> notifications(SendFilter delivered) {
        return jdbc.sql("select notification_id from send where " + SendFilter.CONDITION)
                .params(delivered.parameters())
                .query(UUID.class)
                .list();
    }

    /** The notifications that came of an event, whether they were taken back since or not. */
    public List<UUID> notificationsOf(String event, String eventId) {
        return jdbc.sql("""
                        select s.notification_id from send s join campaign c on c.key = s.campaign
                        where c.event = :event and s.event_id = :id and s.notification_id is not null
                        """)
                .param("event", event)
                .param("id", eventId)
                .query(UUID.class)
                .list();
    }

    public List<UUID> ids(SendFilter filter) {
        return jdbc.sql("select id from send where " + SendFilter.CONDITION)
                .params(filter.parameters())
                .query(UUID.class)
                .list();
    }

    /** How many people a recall concerns. */
    public long countPeople(UUID recallId) {
        return jdbc.sql("select count(distinct user_id) from send where recall_id = :recall")
                .param("recall", recallId)
                .query(Long.class)
                .single();
    }

    /** The notifications that a recall withdrew. */
    public List<UUID> recalledBy(UUID recallId) {
        return jdbc.sql("select notification_id from send where recall_id = :recall")
                .param("recall", recallId)
                .query(UUID.class)
                .list();
    }
}
