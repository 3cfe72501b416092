package io.spikewatch.billing.subscription;

import io.spikewatch.billing.subscription.Subscription.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Subscriptions in the database, with the periods and plans that they went through. */
@Repository
class SubscriptionRepository {

    private final JdbcClient jdbc;

    SubscriptionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Subscription> find(String organizationId) {
        return jdbc.sql("select * from subscription where organization_id = ?")
                .param(organizationId)
                .query(SubscriptionRepository::subscription)
                .optional();
    }

    /** False if what is stored is newer. Holds the organization's row until the transaction ends. */
    boolean put(String organizationId, Subscription told) {
        return jdbc.sql("""
                                insert into subscription (organization_id, plan_key, status, current_period_start,
                                    current_period_end, trial_ends_at, canceled_at, access_ends_at, occurred_at)
                                values (:organization, :plan, :status, :start, :end, :trialEnds, :canceled, :accessEnds,
                                    :occurred)
                                on conflict (organization_id) do update set
                                    plan_key = excluded.plan_key, status = excluded.status,
                                    current_period_start = excluded.current_period_start,
                                    current_period_end = excluded.current_period_end,
                                    trial_ends_at = excluded.trial_ends_at, canceled_at = excluded.canceled_at,
                                    access_ends_at = excluded.access_ends_at, occurred_at = excluded.occurred_at
                                where subscription.occurred_at <= excluded.occurred_at
                                """)
                        .param("organization", organizationId)
                        .param("plan", told.plan())
                        .param("status", told.status().name().toLowerCase(Locale.ROOT))
                        .param("start", told.currentPeriodStart())
                        .param("end", told.currentPeriodEnd())
                        .param("trialEnds", timestamp(told.trialEndsAt()))
                        .param("canceled", timestamp(told.canceledAt()))
                        .param("accessEnds", timestamp(told.accessEndsAt()))
                        .param("occurred", timestamp(told.occurredAt()))
                        .update()
                == 1;
    }

    void putPeriod(String organizationId, LocalDate start, LocalDate end) {
        jdbc.sql("""
                        insert into billing_period (organization_id, starts_on, ends_on) values (?, ?, ?)
                        on conflict (organization_id, starts_on) do update set ends_on = excluded.ends_on
                        """).params(organizationId, start, end).update();
    }

    /** The first plan of a period counts from its start on, another one from a day of its own on. */
    void putPlan(String organizationId, LocalDate periodStart, String plan, LocalDate day) {
        jdbc.sql("""
                        with known as (
                            select counts_from, plan_key from period_plan
                            where organization_id = :organization and period_start = :start
                            order by counts_from desc limit 1)
                        insert into period_plan (organization_id, period_start, counts_from, plan_key)
                        select :organization, :start,
                            case when exists (select from known) then greatest(:start, :day) else :start end, :plan
                        where :plan is distinct from (select plan_key from known)
                        on conflict (organization_id, period_start, counts_from)
                            do update set plan_key = excluded.plan_key
                        """)
                .param("organization", organizationId)
                .param("start", periodStart)
                .param("plan", plan)
                .param("day", day)
                .update();
    }

    private static Subscription subscription(ResultSet row, int number) throws SQLException {
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
