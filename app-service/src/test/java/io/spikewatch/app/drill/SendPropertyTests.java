package io.spikewatch.app.drill;

import static io.spikewatch.app.campaign.TestOperator.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.campaign.TestOperator;
import io.spikewatch.messages.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds of sends whatever the order, duplication and origin of events, and whatever operators do meanwhile. */
@IntegrationTest
class SendPropertyTests {

    private static final int EVENTS = 40;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String REASON = "{\"reason\":\"a test\"}";

    private final String family = word("family");
    private final List<String> campaigns = List.of(family + ".a", family + ".b", family + ".c");

    @Autowired
    private TestOperator operator;

    @Autowired
    private TestPeople people;

    @Autowired
    private JdbcClient jdbc;

    private record Told(String id, String campaign, String organization, Origin origin) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tellsOncePerFamilyAndOccurrenceAndWritesDownEverybodysPart(long seed) {
        var random = new Random(seed);
        var organizations = Stream.generate(this::organizationOfTwo).limit(6).toList();
        campaigns.forEach(each -> operator.run(each, family, each, guard(random), version(random)));

        arrivals(random, organizations).parallelStream().forEach(each -> {
            operator.tell(each.id(), each.campaign(), each.organization(), each.origin(), Map.of());
            interfere(each);
        });
        campaigns.forEach(each -> operator.post("/api/campaigns/" + each + "/resume/", REASON));
        openHolds().forEach(each -> operator.post("/api/holds/" + each + "/release/", REASON));
        await().atMost(SOON).until(() -> count("state in ('planned', 'held')") == 0);

        assertThat(groupsOfSeveral("campaign, event_id, user_id", "true")).isZero();
        assertThat(groupsOfSeveral("occurrence, user_id", "state <> 'suppressed'"))
                .isZero();
        assertThat(count("user_id is not null"))
                .as("both admins have a part in every event")
                .isEqualTo(2 * EVENTS);
        assertThat(count("notification_id is not null")).isEqualTo(notifications());
    }

    @Test
    void hasOneHoldAtATimeForWhateverArrives() {
        operator.run(campaigns.get(0), family, campaigns.get(0), "{\"floor\":1}", VERSION.formatted("PT0S", "live"));

        Stream.generate(this::organizationOfTwo)
                .limit(3)
                .forEach(each -> operator.tell(campaigns.get(0), each, Origin.LIVE, Map.of()));

        assertThat(count("state = 'held'")).isEqualTo(6);
        assertThat(openHolds()).hasSize(1);
    }

    private static final String VERSION = """
            {"audience":{"to":["organization_admins"]},"delay":"%s","origins":["%s"],
             "template":{"title":"a","body":"b"}}
            """;

    private static String version(Random random) {
        var origin = random.nextBoolean() ? "live" : "backfill";
        return VERSION.formatted(random.nextBoolean() ? "PT0S" : "PT1S", origin);
    }

    private static String guard(Random random) {
        return "{\"floor\":%d,\"mode\":\"%s\"}".formatted(random.nextInt(1, 6), random.nextBoolean() ? "hold" : "warn");
    }

    /** Some of them twice, in any order. */
    private List<Told> arrivals(Random random, List<String> organizations) {
        var arrivals = new ArrayList<Told>();
        for (int event = 0; event < EVENTS; event++) {
            var told = new Told(
                    new UUID(random.nextLong(), random.nextLong()).toString(),
                    campaigns.get(random.nextInt(campaigns.size())),
                    organizations.get(random.nextInt(organizations.size())),
                    random.nextBoolean() ? Origin.LIVE : Origin.BACKFILL);
            arrivals.addAll(Collections.nCopies(random.nextInt(1, 3), told));
        }
        Collections.shuffle(arrivals, random);
        return arrivals;
    }

    /** What operators may do at any time. */
    private void interfere(Told told) {
        switch (Math.floorMod(told.id().hashCode(), 10)) {
            case 0 -> operator.post("/api/campaigns/" + told.campaign() + "/pause/", REASON);
            case 1 -> operator.post("/api/campaigns/" + told.campaign() + "/resume/", REASON);
            case 2 -> openHolds().forEach(each -> operator.post("/api/holds/" + each + "/release/", REASON));
            case 3 -> openHolds().forEach(each -> operator.post("/api/holds/" + each + "/discard/", REASON));
            default -> {}
        }
    }

    private String organizationOfTwo() {
        var organization = people.organization();
        operator.admin(organization);
        operator.admin(organization);
        return organization;
    }

    private List<String> openHolds() {
        return jdbc.sql("select id::text from hold where state = 'open' and campaign in (:campaigns)")
                .param("campaigns", campaigns)
                .query(String.class)
                .list();
    }

    private int count(String condition) {
        return number("select count(*) from send where family = :family and " + condition);
    }

    private int groupsOfSeveral(String columns, String condition) {
        return number("select count(*) from (select from send where family = :family and " + condition + " group by "
                + columns + " having count(*) > 1) g");
    }

    private int notifications() {
        return number("select count(*) from notification where notification_type like :family || '.%'");
    }

    private int number(String sql) {
        return jdbc.sql(sql).param("family", family).query(Integer.class).single();
    }
}
