package io.spikewatch.systemtests;

import static io.spikewatch.systemtests.Customers.CSM;
import static io.spikewatch.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What product analytics hears of the story, and that it hears it whatever becomes of it meanwhile. */
@SharedSystem
class TrackingTests {

    private static final String CREATED = "organization created";

    private static Spikewatch system;

    @BeforeAll
    static void join(Spikewatch running) {
        system = running;
    }

    @Test
    void tellTheStoryByOrganization() {
        var organization = create("tracked");
        Customers.createAccounts(system.operator(), List.of(organization));
        subscribe(organization);
        Customers.report(system.reporter(), List.of(organization));
        eventually(() -> assertThat(inbox().toldAbout(organization)).isEqualTo(1));
        read(organization);

        eventually(() -> Stream.of(
                        CREATED,
                        "subscription created",
                        "usage spike detected",
                        "notification delivered",
                        "notification read")
                .forEach(name -> assertThat(told(organization, name)).isNotEmpty()));
        assertThat(told(organization, "$groupidentify"))
                .extracting(
                        event -> event.at("/properties/$group_set/plan_name").asString(""))
                .contains("tracked");
        assertThat(told(organization, "usage spike detected"))
                .extracting(event -> event.path("distinct_id").asString())
                .containsOnly("$organization_" + organization);
    }

    @Test
    void loseNothingWhileAnalyticsIsAwayAndTheServiceIsKilled() {
        system.analytics().goAway();
        var before = create("before-the-kill", 20);
        var replica = system.app().get(0);
        replica.kill();
        replica.restart();
        var after = create("after-the-kill", 20);

        system.analytics().comeBack();

        eventually(() -> assertThat(Stream.concat(before.stream(), after.stream()))
                .allSatisfy(organization -> assertThat(uuids(organization)).hasSize(1)));
    }

    @Test
    void answerAsEverWhileAnalyticsHangs() {
        system.analytics().hang();
        create("before");
        eventually(() -> assertThat(system.analytics().held()).isPositive());
        var held = system.analytics().held();

        var organizations = create("meanwhile", 20);
        var heldAfterwards = system.analytics().held();
        system.analytics().answer();

        assertThat(heldAfterwards)
                .as("No call had a request of its own, but for what the relay gave up and tried again")
                .isLessThan(held + organizations.size());

        eventually(() -> assertThat(organizations)
                .allSatisfy(organization -> assertThat(uuids(organization)).hasSize(1)));
    }

    private static List<String> create(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> create(name + "-" + number))
                .toList();
    }

    private static String create(String name) {
        var id = name + "-" + UUID.randomUUID();
        system.operator().post("/api/organizations/", Map.of("id", id, "name", "Tracked organization"));
        return id;
    }

    private static void subscribe(String organization) {
        var json = new JsonMapper();
        system.operator().put("/api/plans/tracked", json.readTree("""
                {"name":"Tracked","rank":1,"currency":"USD","limits":{},"prices":{},"stripe_prices":[],
                 "effective_from":"2020-01-01"}"""));
        system.operator().put("/api/organizations/" + organization + "/subscription", json.readTree("""
                {"plan":"tracked","status":"trialing","current_period_start":"2026-06-01",
                 "current_period_end":"2026-07-01","occurred_at":"%s"}""".formatted(
                        Instant.now(Clock.systemUTC()))));
    }

    private static void read(String organization) {
        var title = "Usage spike: " + Customers.name(organization);
        inbox().all().stream()
                .filter(each -> each.path("title").asString().equals(title))
                .forEach(each -> system.signedIn(CSM)
                        .post("/api/notifications/" + each.path("id").asString() + "/mark_read/", Map.of()));
    }

    private static Inbox inbox() {
        return new Inbox(system.signedIn(CSM));
    }

    /** An event may come twice, but never under another uuid. */
    private static Set<String> uuids(String organization) {
        return told(organization, CREATED).stream()
                .map(event -> event.path("uuid").asString())
                .collect(Collectors.toSet());
    }

    private static List<JsonNode> told(String organization, String name) {
        return system.analytics().eventsOf(organization, name);
    }
}
