package io.spikewatch.app.subscription;

import io.spikewatch.messages.SubscriptionChanged;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
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

    Optional<Subscription> find(String organizationId) {
        return jdbc.sql("""
                        select plan, status, canceled_at, effective_at from subscription
                        where organization_id = :organization
                        """)
                .param("organization", organizationId)
                .query(Subscription.class)
                .optional();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
