package io.spikewatch.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.infrastructure.TestServers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Carries subscriptions, periods and plans over to the words that they follow from, in a schema of its own. */
class SubscriptionMigrationIntegrationTests {

    private static final String SCHEMA = "subscription_migration";

    private final DriverManagerDataSource owner = new DriverManagerDataSource(
            variable("URL") + "?currentSchema=" + SCHEMA, variable("OWNER"), variable("OWNER_PASSWORD"));
    private final JdbcClient jdbc = JdbcClient.create(owner);

    @BeforeEach
    void migrateToPeriodsAsTables() {
        flyway().target("15").load().migrate();
    }

    @AfterEach
    void clean() {
        flyway().cleanDisabled(false).load().clean();
    }

    @Test
    void keepsWhatStoodAndEveryPeriodAndPlan() {
        store("insert into plan values ('basic'), ('extra')");
        store("""
                insert into subscription values
                ('one', 'extra', 'past_due', '2026-06-01', '2026-07-01', null, null, null, '2026-06-20T00:00:00Z'),
                ('two', 'basic', 'trialing', '2026-08-01', '2026-09-01', '2026-08-05Z', null, null, '2026-05-20T12:00:00Z'),
                ('three', 'basic', 'canceled', '2026-06-01', '2026-07-01', null, '2026-06-02Z', '2026-07-01Z',
                 '2026-07-02T12:00:00Z')""");
        store("""
                insert into billing_period values ('one', '2026-04-01', '2026-05-01'), ('one', '2026-04-20', '2026-06-01'),
                ('one', '2026-06-01', '2026-07-01'), ('two', '2026-08-01', '2026-09-01'),
                ('three', '2026-06-01', '2026-07-01')""");
        store("""
                insert into period_plan values ('one', '2026-04-01', '2026-04-01', 'basic'),
                ('one', '2026-04-01', '2026-04-10', 'extra'), ('one', '2026-04-20', '2026-04-20', 'extra'),
                ('one', '2026-06-01', '2026-06-01', 'basic'), ('one', '2026-06-01', '2026-06-20', 'extra'),
                ('two', '2026-08-01', '2026-08-01', 'basic'), ('three', '2026-06-01', '2026-06-01', 'basic')""");
        var standing = rows("select s::text from subscription s order by organization_id");
        var plans = rows("select p::text from period_plan p order by p");

        flyway().target("18").load().migrate();

        assertThat(rows("""
                select row(organization_id, plan_key, status, current_period_start, current_period_end, trial_ends_at,
                    canceled_at, access_ends_at, occurred_at)::text
                from subscription order by organization_id""")).isEqualTo(standing);
        assertThat(rows("select p::text from period_plan p order by p")).isEqualTo(plans);
        assertThat(rows("select p::text from billing_period p order by p"))
                .containsExactly(
                        "(one,2026-04-01,2026-04-20)",
                        "(one,2026-04-20,2026-06-01)",
                        "(one,2026-06-01,2026-07-01)",
                        "(three,2026-06-01,2026-07-01)",
                        "(two,2026-08-01,2026-09-01)");
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(owner)
                .schemas(SCHEMA)
                .placeholders(Map.of("runtime_role", variable("USER")));
    }

    private void store(String sql) {
        jdbc.sql(sql).update();
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private static String variable(String name) {
        return Objects.requireNonNull(TestServers.environment().get("BILLING_DATABASE_" + name));
    }
}
