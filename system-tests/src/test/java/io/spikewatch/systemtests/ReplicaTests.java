package io.spikewatch.systemtests;

import static io.spikewatch.systemtests.Customers.ACCOUNT_EXECUTIVE;
import static io.spikewatch.systemtests.Customers.CSM;
import static io.spikewatch.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest
    @MethodSource("rounds")
    void deliverNothingOnceACampaignIsPausedInTheMiddleOfItsFanOut(int round) {
        var everybody = 10_000;
        var fanOut = FanOut.to(100, everybody / 100, "{\"mode\":\"warn\",\"floor\":100000}", "paused-" + round, system);

        var telling = CompletableFuture.runAsync(() -> fanOut.tell(IntStream.rangeClosed(1, 90)));
        eventually(() -> assertThat(fanOut.notifications()).isGreaterThan(everybody / 4));
        fanOut.pause();
        var delivered = fanOut.notifications();
        telling.join();
        fanOut.tell(IntStream.rangeClosed(91, 100));

        eventually(() -> assertThat(fanOut.sends()).isEqualTo(everybody));
        assertThat(fanOut.notifications()).isEqualTo(delivered).isLessThan(everybody);
        assertThat(fanOut.sends("planned")).isEqualTo(everybody - delivered);

        fanOut.resume();

        eventually(() -> assertThat(fanOut.sends("delivered")).isEqualTo(everybody));
        assertThat(fanOut.notifications()).isEqualTo(everybody);
        assertThat(fanOut.peopleTold()).isEqualTo(everybody);
        assertThat(fanOut.notificationsWhilePaused()).isZero();
    }

    static IntStream rounds() {
        return IntStream.rangeClosed(1, Integer.getInteger("pauses"));
    }

    private static long count(String database, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(system.jdbcUrl(database));
                var found = connection.createStatement().executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }
}
