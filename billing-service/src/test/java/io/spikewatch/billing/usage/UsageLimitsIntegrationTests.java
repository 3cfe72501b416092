package io.spikewatch.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.UsageCalls;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is answered when the database has no time or no connection for a query. */
@IntegrationTest
class UsageLimitsIntegrationTests {

    private static final Map<String, String> ALL_TOKENS = Map.of(
            "organization_id", "limits-1",
            "start_date", "2025-06-02",
            "end_date", "2025-06-04",
            "usage_type", "tokens");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private HikariDataSource connections;

    private UsageCalls calls;

    @BeforeEach
    void call() {
        calls = new UsageCalls(http);
    }

    @Test
    void endsQueriesThatTakeTooLong() throws SQLException {
        try (var locking = connections.getConnection();
                var statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("lock table daily_usage in access exclusive mode");

            assertThat(calls.get("/api/usage-v2/", ALL_TOKENS))
                    .hasStatus(504)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("usage_query_timeout");

            locking.rollback();
        }
    }

    @Test
    void asksToComeBackWhenTheDatabaseHasNoConnectionFree() throws SQLException {
        var taken = new ArrayList<Connection>();
        try {
            takeAllConnections(taken);
            assertThat(calls.get("/api/usage-v2/", ALL_TOKENS))
                    .hasStatus(503)
                    .hasHeader(HttpHeaders.RETRY_AFTER, "1")
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("busy");
        } finally {
            giveBack(taken);
        }
    }

    private void takeAllConnections(List<Connection> taken) throws SQLException {
        for (var each = 0; each < connections.getMaximumPoolSize(); each++) {
            taken.add(connections.getConnection());
        }
    }

    private void giveBack(List<Connection> taken) throws SQLException {
        for (var each : taken) {
            each.close();
        }
    }
}
