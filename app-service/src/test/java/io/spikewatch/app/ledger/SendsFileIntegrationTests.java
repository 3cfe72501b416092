package io.spikewatch.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.spikewatch.app.IntegrationTest;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class SendsFileIntegrationTests {

    private static final int SENDS = 2_500;

    private final String event = UUID.randomUUID().toString();

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void keepsTheDatabaseForOthersWhileSomebodyReadsSlowly() throws IOException {
        planSends();
        try (var onlyConnection = poolOfOne()) {
            var reader = new SlowReader(onlyConnection);

            new SendsFile(new Sends(JdbcClient.create(onlyConnection))).write(filter(), reader);

            assertThat(reader.lines()).hasSize(1 + SENDS).first().asString().startsWith("id,campaign,");
            assertThat(idsOf(reader.lines())).isEqualTo(idsInOrder());
        }
    }

    /** Many of them are due at the same time. */
    private void planSends() {
        jdbc.sql("""
                        insert into send (id, campaign, family, version, event_id, occurrence, user_id, origin, cohort,
                            state, reason, planned_at, due_at, decided_at, message_id)
                        select gen_random_uuid(), 'usage_spike', 'usage_spike', 1, :event, :event, gen_random_uuid(),
                            'live', 'live', 'suppressed', 'filtered', now(), now() + n / 700 * interval '1 hour', now(),
                            gen_random_uuid()
                        from generate_series(1, :sends) n
                        """).param("event", event).param("sends", SENDS).update();
    }

    private HikariDataSource poolOfOne() {
        var config = new HikariConfig();
        config.setJdbcUrl(pool.getJdbcUrl());
        config.setUsername(pool.getUsername());
        config.setPassword(pool.getPassword());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(1_000);
        return new HikariDataSource(config);
    }

    private SendFilter filter() {
        return new SendFilter(null, null, null, null, null, null, null, null, null, event, null, null, null, null);
    }

    private List<String> idsInOrder() {
        return jdbc.sql("select id from send where event_id = :event order by due_at desc, id")
                .param("event", event)
                .query(String.class)
                .list();
    }

    private static List<String> idsOf(List<String> lines) {
        return lines.stream().skip(1).map(line -> line.split(",")[0]).toList();
    }

    /** Somebody else needs the only connection for every line that is read. */
    private static class SlowReader extends StringWriter {

        private final HikariDataSource onlyConnection;

        SlowReader(HikariDataSource onlyConnection) {
            this.onlyConnection = onlyConnection;
        }

        @Override
        public void write(String text) {
            try (var connection = onlyConnection.getConnection()) {
                assertThat(connection.isClosed()).isFalse();
            } catch (SQLException e) {
                throw new AssertionError("The connection is held", e);
            }
            super.write(text);
        }

        List<String> lines() {
            return toString().lines().toList();
        }
    }
}
