package io.spikewatch.app.subscription;

import io.spikewatch.messages.SubscriptionChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Subscriptions in the database, one an organization. */
@Repository
class SubscriptionRepository {

    private final JdbcClient jdbc;

    SubscriptionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if something newer is known. What the message leaves out stays as it was. */
    boolean put(SubscriptionChanged told, Instant toldAt) {
        return jdbc.sql("""
                                insert into subscription as known
                                    (organization_id, plan, status, canceled_at, effective_at, told_at)
                                values (:organization, :plan, :status, :canceled, :effective, :told)
                                on conflict (organization_id) do update set
                                    plan = coalesce(excluded.plan, known.plan),
                                    status = coalesce(excluded.status, known.status),
                                    canceled_at = excluded.canceled_at, effective_at = excluded.effective_at,
                                    told_at = excluded.told_at
                                where (known.effective_at, known.told_at) <= (excluded.effective_at, excluded.told_at)
                                """)
                        .param("organization", told.organizationId())
                        .param("plan", told.newPlan())
                        .param("status", told.status())
                        .param("canceled", timestamp(told.canceledAt()))
                        .param("effective", timestamp(told.effectiveAt()))
                        .param("told", timestamp(toldAt))
                        .update()
                == 1;
    }

    Map<String, Subscription> find(Collection<String> organizationIds) {
        return jdbc
                .sql("""
                        select organization_id, plan, status, canceled_at, effective_at from subscription
                        where organization_id = any(:organizations)
                        """)
                .param("organizations", organizationIds.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("organization_id"), subscription(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        var canceledAt = row.getTimestamp("canceled_at");
        return new Subscription(
                row.getString("plan"),
                row.getString("status"),
                canceledAt == null ? null : canceledAt.toInstant(),
                row.getTimestamp("effective_at").toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
