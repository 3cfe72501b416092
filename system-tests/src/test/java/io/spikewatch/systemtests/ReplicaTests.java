package io.spikewatch.systemtests;

import static io.spikewatch.systemtests.Customers.ACCOUNT_EXECUTIVE;
import static io.spikewatch.systemtests.Customers.CSM;
import static io.spikewatch.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two of each service on the same databases and queue. */
class ReplicaTests {

    private static final List<String> ORGANIZATIONS =
            IntStream.range(0, 60).mapToObj(number -> "replica-" + number).toList();

    private static Spikewatch system;

    @BeforeAll
    static void start() {
        system = Spikewatch.start(2);
        Customers.createPeople(system.operator());
        Customers.createAccounts(system.operator(), ORGANIZATIONS);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void detectAndTellOnce() throws SQLException {
        Customers.report(system.reporter(), ORGANIZATIONS);

        eventually(() -> assertThat(new Inbox(system.signedIn(CSM)).unread()).isEqualTo(ORGANIZATIONS.size()));
        eventually(() -> assertThat(system.sqs().depth(PlainSqs.QUEUE)).isZero());

        for (var person : List.of(CSM, ACCOUNT_EXECUTIVE)) {
            assertThat(new Inbox(system.signedIn(person)).titles())
                    .containsExactlyInAnyOrderElementsOf(ORGANIZATIONS.stream()
                            .map(each -> "Usage spike: " + Customers.name(each))
                            .toList());
        }
        assertThat(count("billing", "select count(*) from spike")).isEqualTo(ORGANIZATIONS.size());
        assertThat(count("billing", "select count(*) - count(distinct organization_id) from spike"))
                .isZero();
        assertThat(Collections.max(List.of(system.sqs().depth(PlainSqs.DEAD_LETTERS))))
                .isZero();
    }

    private static long count(String database, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(system.jdbcUrl(database));
                var found = connection.createStatement().executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }
}
