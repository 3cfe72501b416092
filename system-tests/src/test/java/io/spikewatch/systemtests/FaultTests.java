package io.spikewatch.systemtests;

import static io.spikewatch.systemtests.Customers.ACCOUNT_EXECUTIVE;
import static io.spikewatch.systemtests.Customers.CSM;
import static io.spikewatch.systemtests.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Neighbours that go away and services that are killed: nothing is lost, doubled or dead-lettered. */
class FaultTests {

    private static final int VISIBILITY_SECONDS = 6;
    private static final int MAX_RECEIVE_COUNT = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static Spikewatch system;

    @BeforeAll
    static void start() {
        system = Spikewatch.start(1, Map.of("APP_MESSAGES_VISIBILITY", VISIBILITY_SECONDS + "s"));
        Customers.createPeople(system.operator());
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void deliverAfterADatabaseOutageLongerThanAllRedeliveries() throws InterruptedException {
        var organizations = customers("outage", 200);
        var sqs = system.sqs();

        var sending = CompletableFuture.runAsync(
                () -> organizations.forEach(each -> sqs.send(Customers.message(each, each), Map.of())));
        system.postgres().stop();
        TimeUnit.SECONDS.sleep((MAX_RECEIVE_COUNT + 1) * VISIBILITY_SECONDS);
        system.postgres().start();
        sending.join();

        assertToldOnce(organizations);
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void surviveAKillInTheMiddleOfTheirWork(int round) {
        var organizations = customers("killed-" + round, 40);

        var reporting = CompletableFuture.runAsync(() -> reportUntilAccepted(organizations));
        killWithin(Duration.ofSeconds(3), system.billing().get(0));
        killWithin(Duration.ofSeconds(3), system.app().get(0));
        reporting.join();

        assertToldOnce(organizations);
    }

    @Test
    void keepAHoldOpenOverAKill() {
        var fanOut = FanOut.to(3, 40, "{\"mode\":\"hold\",\"floor\":50}", "held", system);
        fanOut.tell(IntStream.of(1));
        within(PATIENCE, () -> assertThat(fanOut.sends("delivered")).isEqualTo(40));
        fanOut.tell(IntStream.of(2));
        within(PATIENCE, () -> assertThat(fanOut.sends("held")).isEqualTo(40));
        var hold = fanOut.openHold();

        system.app().get(0).kill();
        fanOut.tell(IntStream.of(3));
        system.app().get(0).restart();

        within(PATIENCE, () -> assertThat(fanOut.sends("held")).isEqualTo(80));
        assertThat(fanOut.openHold().path("id")).isEqualTo(hold.path("id"));
        assertThat(fanOut.notifications()).isEqualTo(40);
        assertThat(fanOut.release(hold)).isEqualTo(80);
        within(PATIENCE, () -> assertThat(fanOut.sends("delivered")).isEqualTo(120));
        assertThat(fanOut.notifications()).isEqualTo(120);
        assertThat(fanOut.peopleTold()).isEqualTo(120);
    }

    static IntStream rounds() {
        return IntStream.rangeClosed(1, Integer.getInteger("kills"));
    }

    private static List<String> customers(String name, int count) {
        var organizations = IntStream.range(0, count)
                .mapToObj(number -> name + "-" + number)
                .toList();
        Customers.createAccounts(system.operator(), organizations);
        return organizations;
    }

    /** As a reporter does whose connection breaks: the same reports again, until they are answered. */
    private static void reportUntilAccepted(List<String> organizations) {
        within(PATIENCE, () -> Customers.report(system.reporter(), organizations));
    }

    private static void killWithin(Duration longest, Spikewatch.Replica replica) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(longest.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        replica.kill();
        replica.restart();
    }

    private static void assertToldOnce(List<String> organizations) {
        var expected = organizations.stream()
                .map(each -> "Usage spike: " + Customers.name(each))
                .toList();
        for (var person : List.of(CSM, ACCOUNT_EXECUTIVE)) {
            within(
                    PATIENCE,
                    () -> assertThat(new Inbox(system.signedIn(person)).titles())
                            .containsAll(expected));
        }
        within(PATIENCE, () -> assertThat(system.sqs().depth(PlainSqs.QUEUE)).isZero());
        for (var person : List.of(CSM, ACCOUNT_EXECUTIVE)) {
            assertThat(new Inbox(system.signedIn(person)).titles()).doesNotHaveDuplicates();
        }
        assertThat(system.sqs().depth(PlainSqs.DEAD_LETTERS)).isZero();
        assertThat(system.operator()
                        .get("/api/messages/rejected/")
                        .path("count")
                        .asInt())
                .isZero();
        assertThat(system.operator()
                        .get("/api/messages/unrouted/")
                        .path("count")
                        .asInt())
                .isZero();
    }
}
