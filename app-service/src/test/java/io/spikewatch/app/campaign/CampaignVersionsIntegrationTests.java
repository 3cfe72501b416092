package io.spikewatch.app.campaign;

import static io.spikewatch.app.campaign.TestOperator.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.messages.Origin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class CampaignVersionsIntegrationTests {

    private static final String REASON = "{\"reason\":\"a test\"}";
    private static final String VERSION = """
            {"audience":{"to":["organization_admins"],"where":[{"property":"plan","is":"startup"}],
                         "except":[{"property":"partner","is":true}]},
             "origins":["live"],"delay":"PT0S",
             "template":{"title":"{{credits}} credits for {{account}}","body":"They are yours, {{organization_id}}."}}
            """;

    private final String key = word("credits");
    private final String event = word("added");

    @Autowired
    private TestOperator campaigns;

    @Autowired
    private TestPeople people;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void tellsInTheWordsOfTheTemplateWhoseEventsMeetTheConditions() {
        campaigns.run(key, key, event, "{}", VERSION);
        var organization = people.organization();
        var admin = campaigns.admin(organization);

        campaigns.tell(event, organization, Origin.LIVE, Map.of("plan", "startup", "credits", 500));
        campaigns.tell(event, adminsOrganization(), Origin.LIVE, Map.of("plan", "scale", "credits", 500));
        campaigns.tell(
                event, adminsOrganization(), Origin.LIVE, Map.of("plan", "startup", "credits", 500, "partner", true));
        campaigns.tell(event, adminsOrganization(), Origin.LIVE, Map.of("plan", "startup"));
        campaigns.tell(event, adminsOrganization(), Origin.BACKFILL, Map.of("plan", "startup", "credits", 1));

        assertThat(jdbc.sql("select title || '/' || body from notification where user_id = :user")
                        .param("user", admin.id())
                        .query(String.class)
                        .list())
                .containsExactly("500 credits for Acme/They are yours, " + organization + ".");
        assertThat(jdbc.sql("select concat_ws(' ', state, reason) from send where campaign = :key order by 1")
                        .param("key", key)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "delivered",
                        "suppressed filtered",
                        "suppressed filtered",
                        "suppressed incomplete",
                        "suppressed origin");
    }

    @Test
    void tellsOncePerFamilyAndOccurrence() {
        var twin = word("twin");
        campaigns.run(key, key, event, "{}", VERSION);
        campaigns.run(twin, key, event + "-backfill", "{}", VERSION.replace("[\"live\"]", "[\"backfill\"]"));
        var organization = adminsOrganization();

        campaigns.tell(event, organization, Origin.LIVE, Map.of("plan", "startup", "credits", 500));
        campaigns.tell(event + "-backfill", organization, Origin.BACKFILL, Map.of("plan", "startup", "credits", 500));

        assertThat(campaigns.get("/api/sends/?family=" + key))
                .bodyJson()
                .extractingPath("$.results[*].state")
                .asArray()
                .containsExactlyInAnyOrder("delivered", "suppressed");
        assertThat(campaigns.get("/api/sends/?reason=duplicate&campaign=" + twin))
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(1);
    }

    @Test
    void activatesOnlyWhatHadADryRun() {
        create("{}");

        assertThat(campaigns.post(version(1) + "/activate/", REASON))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("dry_run_required");
        assertThat(campaigns.post(version(1) + "/dry_run/", "{\"days\":90}")).hasStatusOk();
        assertThat(campaigns.post(version(1) + "/activate/", REASON))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("active");
        assertThat(campaigns.post(version(1) + "/activate/", REASON)).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void saysInADryRunWhoWouldBeTold() {
        var organization = adminsOrganization();
        var id = campaigns.tell(event, organization, Origin.LIVE, Map.of("plan", "startup", "credits", 500));
        campaigns.tell(event, organization, Origin.LIVE, Map.of("plan", "startup", "credits", 700));
        campaigns.tell(event, adminsOrganization(), Origin.LIVE, Map.of("plan", "scale", "credits", 1));
        create("{}");

        var rehearsal = campaigns.post(version(1) + "/dry_run/", "{\"days\":90}");

        assertThat(rehearsal).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"would_send":1,"recipients":1,"would_suppress":{"duplicate":1,"filtered":1},"unknown_words":[],
                 "sample":[{"event_id":"%s","title":"500 credits for Acme"}],
                 "diff":{"compared_with":null,"newly_told":1,"no_longer_told":0,"reworded":0}}
                """.formatted(id));
        assertThat(jdbc.sql("select count(*) from send where campaign = :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void showsInADryRunWhatAnEditChanges() {
        campaigns.run(key, key, event, "{}", VERSION);
        campaigns.tell(event, adminsOrganization(), Origin.LIVE, Map.of("plan", "startup", "credits", 500));
        campaigns.tell(event, adminsOrganization(), Origin.LIVE, Map.of("plan", "scale", "credits", 500));
        var edited = VERSION.replace("[{\"property\":\"plan\",\"is\":\"startup\"}]", "[]")
                .replace("They are yours", "They were cancelled");
        assertThat(campaigns.post(
                        "/api/campaigns/" + key + "/versions/",
                        "{\"version\":%s,\"reason\":\"a test\"}".formatted(edited)))
                .hasStatus(HttpStatus.CREATED);

        assertThat(campaigns.post(version(2) + "/dry_run/", "{\"days\":90}"))
                .bodyJson()
                .isLenientlyEqualTo("""
                {"would_send":2,
                 "diff":{"compared_with":1,"newly_told":1,"no_longer_told":0,"reworded":1,
                   "changes":[{"part":"audience.where"},{"part":"template.body"}]}}
                """);
    }

    @Test
    void refusesWordsThatNoEventCarried() {
        campaigns.tell(event, adminsOrganization(), Origin.LIVE, Map.of("plan", "startup"));
        create("{}");
        campaigns.post(version(1) + "/dry_run/", "{}");

        assertThat(campaigns.post(version(1) + "/activate/", REASON))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("credits");
    }

    @Test
    void needsASecondOperatorForMany() {
        campaigns.tell(event, adminsOrganization(), Origin.LIVE, Map.of("plan", "startup", "credits", 500));
        create("{\"approval_above\":0}");
        campaigns.post(version(1) + "/dry_run/", "{\"days\":90}");

        assertThat(campaigns.post(version(1) + "/activate/", REASON))
                .bodyJson()
                .extractingPath("$.versions[0].state")
                .isEqualTo("awaiting_approval");
        assertThat(campaigns.post(version(1) + "/approve/", REASON)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(campaigns.postAs(people.bearer(people.operator()), version(1) + "/approve/", REASON))
                .bodyJson()
                .extractingPath("$.versions[0].state")
                .isEqualTo("active");
    }

    @Test
    void neverChangesAVersion() {
        create("{}");

        assertThatThrownBy(() -> jdbc.sql("update campaign_version set definition = '{}'")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from campaign_version").update())
                .isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"audience\":{\"to\":[]},\"template\":{\"title\":\"a\",\"body\":\"b\"}}",
                "{\"audience\":{\"to\":[\"everybody\"]},\"template\":{\"title\":\"a\",\"body\":\"b\"}}",
                "{\"audience\":{\"to\":[\"csm\"]},\"template\":{\"title\":\"{{a\",\"body\":\"b\"}}",
                "{\"audience\":{\"to\":[\"csm\"]},\"template\":{\"title\":\"a\",\"body\":\" \"}}",
                "{\"audience\":{\"to\":[\"csm\"]},\"template\":{\"title\":\"a\",\"body\":\"b\",\"url\":\"//x.org\"}}",
                "{\"audience\":{\"to\":[\"csm\"]},\"delay\":\"P31D\",\"template\":{\"title\":\"a\",\"body\":\"b\"}}",
                "{\"audience\":{\"to\":[\"csm\"]},\"delay\":\"soon\",\"template\":{\"title\":\"a\",\"body\":\"b\"}}",
                "{\"audience\":{\"to\":[\"csm\"]},\"origins\":[],\"template\":{\"title\":\"a\",\"body\":\"b\"}}",
                "{\"audience\":{\"to\":[\"csm\"]}}"
            })
    void refusesWhatMakesNoSense(String version) {
        assertThat(campaigns.post("/api/campaigns/", """
                {"key":"%s","name":"A campaign","family":"f","event":"e","version":%s,"reason":"a test"}
                """.formatted(key, version)))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    private void create(String others) {
        assertThat(campaigns.post("/api/campaigns/", """
                {"key":"%s","name":"A campaign","family":"%s","event":"%s","version":%s,"reason":"a test"%s}
                """.formatted(
                                key,
                                key,
                                event,
                                VERSION,
                                others.equals("{}") ? "" : "," + others.substring(1, others.length() - 1))))
                .hasStatus(HttpStatus.CREATED);
    }

    private String version(int number) {
        return "/api/campaigns/" + key + "/versions/" + number;
    }

    private String adminsOrganization() {
        var organization = people.organization();
        campaigns.admin(organization);
        return organization;
    }
}
