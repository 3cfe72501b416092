package io.spikewatch.billing.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.web.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;

@IntegrationTest
class SnapshotsIntegrationTests {

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void endsStatementsThatTakeTooLong() {
        var properties = new UsageProperties(Duration.ofSeconds(1), DataSize.ofMegabytes(1), Duration.ZERO);
        var snapshots = new Snapshots(transactions, jdbc, properties);

        assertThatThrownBy(() -> snapshots.read(() -> ask("select pg_sleep(60)::text")))
                .isInstanceOfSatisfying(Problem.class, late -> {
                    assertThat(late.getStatusCode().value()).isEqualTo(504);
                    assertThat(late.getBody().getProperties()).containsEntry("code", "usage_query_timeout");
                });
    }

    @Test
    void readsOneMomentWithoutWriting() {
        var properties = new UsageProperties(Duration.ofSeconds(5), DataSize.ofMegabytes(1), Duration.ZERO);
        var snapshots = new Snapshots(transactions, jdbc, properties);

        assertThat(snapshots.read(() -> ask("show transaction_isolation"))).isEqualTo("repeatable read");
        assertThat(snapshots.read(() -> ask("show transaction_read_only"))).isEqualTo("on");
    }

    @Test
    void doesNotTellOfAnAbsentDatabaseAsBusy() {
        try (var absent = new HikariDataSource()) {
            absent.setJdbcUrl("jdbc:postgresql://localhost:1/billing");
            absent.setConnectionTimeout(Duration.ofSeconds(1).toMillis());
            absent.setInitializationFailTimeout(-1);
            var properties = new UsageProperties(Duration.ofSeconds(5), DataSize.ofMegabytes(1), Duration.ZERO);
            var snapshots =
                    new Snapshots(new DataSourceTransactionManager(absent), JdbcClient.create(absent), properties);

            assertThatThrownBy(() -> snapshots.read(() -> "")).isInstanceOf(CannotCreateTransactionException.class);
        }
    }

    private String ask(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
