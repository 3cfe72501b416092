package io.spikewatch.app.hold;

import static io.spikewatch.app.campaign.TestOperator.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.campaign.TestOperator;
import io.spikewatch.messages.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class MassSendIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String REASON = "{\"reason\":\"a test\"}";
    private static final String VERSION = """
            {"audience":{"to":["organization_admins"]},"template":{"title":"Credits","body":"Added."}}
            """;

    private final String key = word("credits");
    private final String event = word("added");

    @Autowired
    private TestOperator campaigns;

    @Autowired
    private TestPeople people;

    @Autowired
    private JdbcClient jdbc;

    private List<String> organizations;

    @BeforeEach
    void foundOrganizations() {
        organizations = Stream.generate(people::organization).limit(8).toList();
        organizations.forEach(campaigns::admin);
    }

    @Test
    void holdsWhatIsNotYetDeliveredOnceItIsTooMuch() {
        campaigns.run(key, key, event, "{\"mode\":\"hold\",\"floor\":5}", delayed());

        organizations.forEach(each -> campaigns.tell(event, each, Origin.LIVE, Map.of()));

        assertThat(states()).containsExactly("held 8");
        assertThat(campaigns.get("/api/holds/?limit=1")).bodyJson().isLenientlyEqualTo("""
                {"results":[{"campaign":"%s","version":1,"sends":8,"usual":0,"limit":5,"state":"open"}]}
                """.formatted(key));
        assertThat(titlesToldToOperators()).contains("Held: " + key);
    }

    @Test
    void deliversWhatIsReleasedAndCountsAnew() {
        campaigns.run(key, key, event, "{\"mode\":\"hold\",\"floor\":5}", VERSION);
        organizations.forEach(each -> campaigns.tell(event, each, Origin.LIVE, Map.of()));
        assertThat(states()).containsExactly("delivered 5", "held 3");

        assertThat(campaigns.post("/api/holds/" + hold() + "/release/", REASON))
                .bodyJson()
                .isLenientlyEqualTo("{\"released\":3}");

        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsExactly("delivered 8"));
        campaigns.tell(event, newOrganization(), Origin.LIVE, Map.of());
        assertThat(states()).containsExactly("delivered 9");
        assertThat(campaigns.post("/api/holds/" + hold() + "/discard/", REASON)).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void neverDeliversWhatIsDiscarded() {
        campaigns.run(key, key, event, "{\"mode\":\"hold\",\"floor\":5}", delayed());
        organizations.forEach(each -> campaigns.tell(event, each, Origin.LIVE, Map.of()));

        assertThat(campaigns.post("/api/holds/" + hold() + "/discard/", "{\"reason\":\"wrong text\"}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"discarded\":8}");

        assertThat(states()).containsExactly("discarded 8");
        assertThat(campaigns.get("/api/sends/?reason=wrong text&campaign=" + key))
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(8);
        campaigns.tell(event, organizations.get(0), Origin.LIVE, Map.of());
        assertThat(states()).containsExactly("discarded 8", "suppressed 1");
    }

    @Test
    void onlyTellsOperatorsWhereItMayOnlyWarn() {
        campaigns.run(key, key, event, "{\"mode\":\"warn\",\"floor\":5}", VERSION);

        organizations.forEach(each -> campaigns.tell(event, each, Origin.LIVE, Map.of()));

        assertThat(states()).containsExactly("delivered 8");
        assertThat(titlesToldToOperators()).containsOnlyOnce("Many sends: " + key);
    }

    @Test
    void letsSeveralAtOncePassNoMoreThanOne() {
        campaigns.run(key, key, event, "{\"mode\":\"hold\",\"floor\":5}", VERSION);

        IntStream.range(0, 8)
                .parallel()
                .forEach(each -> campaigns.tell(event, organizations.get(each), Origin.LIVE, Map.of()));

        assertThat(states()).containsExactly("delivered 5", "held 3");
    }

    @Test
    void holdsNothingThatIsUsual() {
        campaigns.run(key, key, event, "{\"mode\":\"hold\",\"floor\":2,\"factor\":2}", VERSION);
        jdbc.sql("""
                        insert into send (id, campaign, family, version, event_id, occurrence, user_id, origin, cohort,
                            state, planned_at, due_at, decided_at, notification_id, message_id)
                        select gen_random_uuid(), :key, :key, 1, g::text, g::text, gen_random_uuid(), 'live', 'live',
                            'delivered', now() - make_interval(days => 2 + g / 5), now(), now(), gen_random_uuid(),
                            gen_random_uuid()
                        from generate_series(0, 99) g
                        """).param("key", key).update();

        organizations.forEach(each -> campaigns.tell(event, each, Origin.LIVE, Map.of()));

        assertThat(states()).containsExactly("delivered 108");
    }

    private String delayed() {
        return VERSION.replace("\"template\"", "\"delay\":\"PT12H\",\"template\"");
    }

    private String newOrganization() {
        var organization = people.organization();
        campaigns.admin(organization);
        return organization;
    }

    private String hold() {
        return jdbc.sql("select id::text from hold where campaign = :key")
                .param("key", key)
                .query(String.class)
                .single();
    }

    private List<String> states() {
        return jdbc.sql("select state || ' ' || count(*) from send where campaign = :key group by state order by 1")
                .param("key", key)
                .query(String.class)
                .list();
    }

    private List<String> titlesToldToOperators() {
        return jdbc.sql("""
                        select n.title from notification n join membership m using (user_id)
                        where m.role = 'operator' and n.title like '%' || :key
                            and n.user_id = (select min(user_id::text)::uuid from membership where role = 'operator')
                        """).param("key", key).query(String.class).list();
    }
}
