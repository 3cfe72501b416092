package io.spikewatch.app.channel;

import io.spikewatch.app.preference.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChannelDeliveryRepository {

    private final JdbcClient jdbc;

    ChannelDeliveryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Each waits no shorter than what waits for the person already, as they could not be reached just now; but not for what
     * was set aside.
     */
    void add(List<NewDelivery> deliveries, Instant now) {
        jdbc.sql("""
                        insert into channel_delivery (id, notification_id, channel, organization_id, user_id, failures,
                            due_at, expires_at, created_at)
                        select gen_random_uuid(), d.notification_id, d.channel, d.organization_id, d.user_id,
                            coalesce(w.failures, 0), greatest(d.due_at, w.due_at),
                            greatest(d.due_at, w.due_at) + interval '1 day', :now
                        from unnest(:notifications::uuid[], :channels::text[], :organizations::text[], :users::uuid[],
                            :due::timestamptz[]) as d(notification_id, channel, organization_id, user_id, due_at)
                        cross join lateral (
                            select max(failures) as failures, max(due_at) as due_at from channel_delivery
                            where user_id = d.user_id and channel = d.channel and state = 'waiting' and not alone) w
                        order by d.notification_id, d.channel
                        on conflict on constraint channel_delivery_uq do nothing
                        """)
                .param("notifications", column(deliveries, NewDelivery::notificationId))
                .param("channels", column(deliveries, each -> each.channel().word()))
                .param("organizations", column(deliveries, NewDelivery::organizationId))
                .param("users", column(deliveries, NewDelivery::userId))
                .param("due", column(deliveries, NewDelivery::dueAt))
                .param("now", timestamp(now))
                .update();
    }

    private static Object column(List<NewDelivery> deliveries, Function<NewDelivery, Object> value) {
        return deliveries.stream().map(value).map(Object::toString).toArray(String[]::new);
    }

    /**
     * The one that is due longest, held until the end of the transaction; others take the next one.
     *
     * @param paused types of notification that wait; corrections don't
     */
    Optional<ChannelDelivery> claim(Channel channel, Set<String> paused, Instant now) {
        return jdbc.sql("""
                        select d.* from channel_delivery d join notification n on n.id = d.notification_id
                        where d.channel = :channel and d.state = 'waiting' and d.due_at <= :now
                            and (n.corrects is not null or n.notification_type <> all(:paused::text[]))
                        order by d.due_at, d.created_at limit 1 for update of d skip locked
                        """)
                .param("channel", channel.word())
                .param("paused", paused.toArray(String[]::new))
                .param("now", timestamp(now))
                .query(ChannelDeliveryRepository::delivery)
                .optional();
    }

    void settle(ChannelDelivery delivery, String state, @Nullable String reason, Instant now) {
        jdbc.sql("""
                        update channel_delivery set state = :state, reason = :reason, decided_at = :now
                        where id = :id
                        """)
                .param("id", delivery.id())
                .param("state", state)
                .param("reason", reason)
                .param("now", timestamp(now))
                .update();
    }

    /** Everything that waits for the person, but for what another relay is sending just now. */
    void postpone(ChannelDelivery delivery, int failures, Instant dueAt) {
        jdbc.sql("""
                        update channel_delivery set failures = :failures, due_at = :due, alone = false
                        where id in (
                            select id from channel_delivery
                            where user_id = :user and channel = :channel and state = 'waiting'
                            for update skip locked)
                        """)
                .param("failures", failures)
                .param("due", timestamp(dueAt))
                .param("user", delivery.userId())
                .param("channel", delivery.channel().word())
                .update();
    }

    /** On all channels, but for what a relay is sending just now. */
    void bringForward(UUID userId, Instant now) {
        jdbc.sql("""
                        update channel_delivery set due_at = :now
                        where id in (
                            select id from channel_delivery
                            where user_id = :user and state = 'waiting' and due_at > :now
                            for update skip locked)
                        """).param("user", userId).param("now", timestamp(now)).update();
    }

    /** This one alone; the others have no part in its failure. */
    void setAside(ChannelDelivery delivery, int failures, Instant dueAt) {
        jdbc.sql("""
                        update channel_delivery set failures = :failures, due_at = :due, alone = true
                        where id = :id and state = 'waiting'
                        """)
                .param("failures", failures)
                .param("due", timestamp(dueAt))
                .param("id", delivery.id())
                .update();
    }

    int deleteSettled(Instant before) {
        return jdbc.sql("delete from channel_delivery where decided_at < :before")
                .param("before", timestamp(before))
                .update();
    }

    long countWaiting() {
        return jdbc.sql("select count(*) from channel_delivery where state = 'waiting'")
                .query(Long.class)
                .single();
    }

    private static ChannelDelivery delivery(ResultSet row, int number) throws SQLException {
        return new ChannelDelivery(
                row.getObject("id", UUID.class),
                row.getObject("notification_id", UUID.class),
                Channel.of(row.getString("channel")),
                row.getString("organization_id"),
                row.getObject("user_id", UUID.class),
                row.getInt("failures"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
