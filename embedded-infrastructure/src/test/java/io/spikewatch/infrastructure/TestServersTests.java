package io.spikewatch.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class TestServersTests {

    private final Map<String, String> environment = TestServers.environment();

    @Test
    void startsOnce() {
        assertThat(TestServers.environment()).isSameAs(environment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BILLING", "APP"})
    void letsTheOwnerMigrateAndTheRuntimeRoleWork(String service) throws SQLException {
        try (var owner = connect(service, service, "OWNER", "OWNER_PASSWORD");
                var runtime = connect(service, service, "USER", "PASSWORD")) {
            owner.createStatement().execute("create table thing (id int)");
            owner.createStatement().execute("grant insert on thing to " + environment.get(service + "_DATABASE_USER"));
            runtime.createStatement().execute("insert into thing values (1)");

            assertThatThrownBy(() -> runtime.createStatement().execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
            owner.createStatement().execute("drop table thing");
        }
    }

    @Test
    void keepsTheServicesOutOfEachOthersDatabases() {
        assertThatThrownBy(() -> connect("BILLING", "APP", "USER", "PASSWORD"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect("APP", "BILLING", "OWNER", "OWNER_PASSWORD"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void redrivesToTheDeadLettersAfterFiveReceives() {
        try (var sqs = Sqs.client(URI.create(environment.get("SQS_ENDPOINT")))) {
            var redrive =
                    Sqs.attribute(sqs, environment.get("BILLING_EVENTS_QUEUE"), QueueAttributeName.REDRIVE_POLICY);

            assertThat(redrive).contains(environment.get("BILLING_EVENTS_DLQ")).contains("\"maxReceiveCount\":5");
        }
    }

    private Connection connect(String database, String service, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                environment.get(database + "_DATABASE_URL"),
                environment.get(service + "_DATABASE_" + user),
                environment.get(service + "_DATABASE_" + password));
    }
}
