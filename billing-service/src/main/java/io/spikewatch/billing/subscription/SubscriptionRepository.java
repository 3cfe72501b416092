package io.spikewatch.billing.subscription;

import static java.util.stream.Collectors.toMap;

import io.spikewatch.billing.subscription.Subscription.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said about subscriptions, in the database, and how they stand by it. */
@Repository
class SubscriptionRepository {

    /** Told apart from other advisory locks by this first key; the second is the organization's. */
    private static final int ORGANIZATION_LOCK = 0x5AB5C;

    private final JdbcClient jdbc;

    SubscriptionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody else says anything about this organization until the transaction ends. */
    void lock(String organizationId) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(ORGANIZATION_LOCK, organizationId)
                .query(rows -> {});
    }

    Optional<Subscription> find(String organizationId) {
        return Optional.ofNullable(find(List.of(organizationId)).get(organizationId));
    }

    Map<String, Subscription> find(Collection<String> organizationIds) {
        return jdbc
                .sql("select * from subscription where organization_id = any(?::text[])")
                .param(organizationIds.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString("organization_id"), subscription(row)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The next organizations with a subscription, in the order of their ids. */
    List<String> organizations(String after, int limit) {
        return jdbc.sql("""
                        select distinct organization_id from subscription_change where organization_id > ?
                        order by organization_id limit ?
                        """).params(after, limit).query(String.class).list();
    }

    /** False if just this was said before. Said differently, it takes the place of what was said, and its turn again. */
    boolean add(Word word) {
        var said = word.subscription();
        return jdbc.sql("""
                                insert into subscription_change as known (organization_id, occurred_at, change_id, turn,
                                    began_at, plan_key, status, current_period_start, current_period_end, trial_ends_at,
                                    canceled_at, access_ends_at)
                                values (:organization, :occurred, :id, greatest(:turn, (
                                        select max(turn) + 1 from subscription_change
                                        where organization_id = :organization and occurred_at = :occurred
                                            and change_id <> :id and :turn = :lastTurn)),
                                    :began, :plan, :status, :start, :end, :trialEnds, :canceled, :accessEnds)
                                on conflict (organization_id, occurred_at, change_id) do update set
                                    turn = excluded.turn, plan_key = excluded.plan_key, status = excluded.status,
                                    current_period_end = excluded.current_period_end,
                                    trial_ends_at = excluded.trial_ends_at, canceled_at = excluded.canceled_at,
                                    access_ends_at = excluded.access_ends_at, told_at = excluded.told_at
                                where (known.turn, known.plan_key, known.status, known.current_period_end,
                                        known.trial_ends_at, known.canceled_at, known.access_ends_at)
                                    is distinct from (excluded.turn, excluded.plan_key, excluded.status,
                                        excluded.current_period_end, excluded.trial_ends_at, excluded.canceled_at,
                                        excluded.access_ends_at)
                                """)
                        .param("organization", word.organizationId())
                        .param("occurred", timestamp(said.occurredAt()))
                        .param("id", word.id())
                        .param("turn", word.occasion().ordinal())
                        .param("lastTurn", Word.Occasion.DECISION.ordinal())
                        .param("began", timestamp(word.beganAt()))
                        .param("plan", said.plan())
                        .param("status", said.status().name().toLowerCase(Locale.ROOT))
                        .param("start", said.currentPeriodStart())
                        .param("end", said.currentPeriodEnd())
                        .param("trialEnds", timestamp(said.trialEndsAt()))
                        .param("canceled", timestamp(said.canceledAt()))
                        .param("accessEnds", timestamp(said.accessEndsAt()))
                        .update()
                == 1;
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                row.getString("plan_key"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getObject("current_period_start", LocalDate.class),
                row.getObject("current_period_end", LocalDate.class),
                instant(row, "trial_ends_at"),
                instant(row, "canceled_at"),
                instant(row, "access_ends_at"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
