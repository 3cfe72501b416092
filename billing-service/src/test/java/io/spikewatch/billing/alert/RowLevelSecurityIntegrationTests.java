package io.spikewatch.billing.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.infrastructure.TestServers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** What the database itself lets the service's roles do, by plain SQL. */
@IntegrationTest
class RowLevelSecurityIntegrationTests {

    private static final Map<String, String> SERVERS = TestServers.environment();
    private static final String DENIED = "42501";

    private final String own = "own-" + UUID.randomUUID();
    private final String other = "other-" + UUID.randomUUID();

    private final Connection runtime;

    RowLevelSecurityIntegrationTests() throws SQLException {
        runtime = connect("BILLING_DATABASE_USER", "BILLING_DATABASE_PASSWORD");
        runtime.setAutoCommit(false);
    }

    @BeforeEach
    void storeAnAlertOfEach() throws SQLException {
        execute("set local role billing_alerts");
        insert(own);
        insert(other);
        runtime.commit();
    }

    @AfterEach
    void close() throws SQLException {
        runtime.close();
    }

    @Test
    void showsNothingUnlessAnOrganizationIsSet() throws SQLException {
        assertThat(count("true")).isZero();
        execute("set local billing.organization_id = ''");

        assertThat(count("true")).isZero();
    }

    @Test
    void showsTheOrganizationOfTheTransactionAlone() throws SQLException {
        set(own);
        assertThat(count("true")).isEqualTo(1);
        assertThat(count("organization_id = '" + other + "'")).isZero();
        runtime.commit();

        assertThat(count("true")).isZero();
    }

    @Test
    void letsTheOrganizationOfTheTransactionBeAcknowledgedAlone() throws SQLException {
        set(own);

        var updated = execute("update billing_alert set acknowledged_at = now(), acknowledged_by = 'somebody'");
        runtime.commit();

        set(other);
        assertThat(updated).isEqualTo(1);
        assertThat(count("acknowledged_at is null")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update billing_alert set message = 'changed'",
                "update billing_alert set resolved_at = now()",
                "update billing_alert set organization_id = 'another'",
                "update billing_alert set severity = 'info', acknowledged_at = now(), acknowledged_by = 'somebody'",
                "delete from billing_alert",
                "truncate billing_alert",
                "alter table billing_alert no force row level security",
                "alter table billing_alert disable row level security",
                "drop policy billing_alert_read on billing_alert",
                "insert into billing_alert (id, organization_id, alert_type, subject, severity, message, metadata,"
                        + " created_at) values (gen_random_uuid(), 'own', 'trial_expiring', '', 'info', 'x', '{}', now())"
            })
    void refusesTheRuntimeRoleEverythingElse(String statement) throws SQLException {
        set(own);

        assertThatThrownBy(() -> execute(statement))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo(DENIED));
    }

    @Test
    void letsTheRoleOfAlertsReachNoOtherTable() throws SQLException {
        execute("set local role billing_alerts");

        assertThat(count("organization_id in ('" + own + "', '" + other + "')")).isEqualTo(2);
        assertThatThrownBy(() -> execute("select * from subscription_change"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo(DENIED));
    }

    @Test
    void hidesAlertsFromTheOwnerOfTheTable() throws SQLException {
        try (var owner = connect("BILLING_DATABASE_OWNER", "BILLING_DATABASE_OWNER_PASSWORD");
                var found = owner.createStatement().executeQuery("select count(*) from billing_alert")) {
            found.next();

            assertThat(found.getLong(1)).isZero();
        }
    }

    @Test
    void saysHowToCreateTheRoleWhereItIsMissing() throws IOException {
        var migration = new ClassPathResource("db/migration/V20__create_billing_alert.sql").getContentAsString(UTF_8);
        var check = migration.substring(0, migration.indexOf("$$;") + 3);

        assertThatThrownBy(() -> execute(
                        check.replace("${alerts_role}", "nobody_s_alerts").replace("${runtime_role}", "billing")))
                .hasMessageContaining("create role \"nobody_s_alerts\" nologin")
                .hasMessageContaining("grant \"nobody_s_alerts\" to \"billing\" with inherit false, set true");
    }

    private void insert(String organization) throws SQLException {
        execute("""
                insert into billing_alert (id, organization_id, alert_type, subject, severity, message, metadata, created_at)
                values (gen_random_uuid(), '%s', 'trial_expiring', '', 'info', 'Trial expires today',
                    '{"daysRemaining": 0, "trialEndsAt": "2026-06-01T00:00:00Z"}', now())
                """.formatted(organization));
    }

    private void set(String organization) throws SQLException {
        execute("set local billing.organization_id = '" + organization + "'");
    }

    private long count(String condition) throws SQLException {
        try (var statement = runtime.createStatement();
                var found = statement.executeQuery("select count(*) from billing_alert where " + condition)) {
            found.next();
            return found.getLong(1);
        }
    }

    private int execute(String sql) throws SQLException {
        try (var statement = runtime.createStatement()) {
            return statement.execute(sql) ? 0 : statement.getUpdateCount();
        }
    }

    private static Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(
                SERVERS.get("BILLING_DATABASE_URL"), SERVERS.get(user), SERVERS.get(password));
    }
}
