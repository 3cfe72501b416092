package io.spikewatch.billing.subscription;

import io.spikewatch.billing.subscription.SubscriptionChange.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What follows from the words on subscriptions when they are read in order. */
@Repository
class SubscriptionChangeRepository {

    /** A plan is called and ranked as on the day of the change; before its first version as in that. */
    private static final String CHANGES = """
            with step as (
                select *, coalesce(plan_before, plan_key) as from_key, (occurred_at at time zone 'UTC')::date as day
                from subscription_step
                where organization_id = any(:organizations::text[])
                    and (plan_key <> plan_before or canceled and not canceled_before)
            )
            select organization_id, change_id, occurred_at, told_at, kind, old.name as from_plan, new.name as to_plan
            from step
            cross join lateral (
                select name, rank from plan_version where plan_key = from_key
                order by effective_from > day, abs(effective_from - day) limit 1) as old
            cross join lateral (
                select name, rank from plan_version where plan_key = step.plan_key
                order by effective_from > day, abs(effective_from - day) limit 1) as new
            cross join lateral (values
                ('UPGRADE', new.rank > old.rank),
                ('DOWNGRADE', new.rank < old.rank),
                ('CANCELLATION', canceled and not canceled_before)) as found (kind, holds)
            where holds
            order by organization_id, position, kind desc
            """;

    private final JdbcClient jdbc;

    SubscriptionChangeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SubscriptionChange> find(Collection<String> organizationIds) {
        return jdbc.sql(CHANGES)
                .param("organizations", organizationIds.toArray(String[]::new))
                .query(SubscriptionChangeRepository::change)
                .list();
    }

    private static SubscriptionChange change(ResultSet row, int number) throws SQLException {
        return new SubscriptionChange(
                row.getObject("change_id", UUID.class),
                row.getString("organization_id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                Kind.valueOf(row.getString("kind")),
                row.getString("from_plan"),
                row.getString("to_plan"));
    }
}
