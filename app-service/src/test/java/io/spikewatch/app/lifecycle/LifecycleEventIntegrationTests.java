package io.spikewatch.app.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.account.TestAccounts;
import io.spikewatch.app.campaign.TestOperator;
import io.spikewatch.app.message.TestQueue;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@IntegrationTest
class LifecycleEventIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String TO_CUSTOMER_AND_TEAM = """
            {"audience":{"to":["organization_admins","account_team"]},
             "template":{"title":"{{credits}} credits for {{account}}","body":"{{share}} of {{organization_id}}"}}
            """;

    private static final String PROPERTIES = "'credits':50000,'share':12.50";

    private final String key = TestOperator.word("credits");
    private final String event = TestOperator.word("credits_added");

    @Autowired
    private SqsAsyncClient sqs;

    @Autowired
    private TestOperator operator;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private TestQueue queue;
    private String organization;
    private User owner;

    @BeforeEach
    void runACampaign() {
        queue = new TestQueue(sqs);
        organization = people.organization();
        owner = people.memberOf(organization, Role.OWNER);
        operator.run(key, key, event, "{}", TO_CUSTOMER_AND_TEAM);
    }

    @Test
    void tellsTheOrganizationsPeopleAndTheAccountTeamInTheWordsOfTheCampaign() {
        var account = people.accountOf(organization, "Acme Inc.");
        var csm = people.staff();
        accounts.assign(account.id(), AssignmentRole.CSM, csm.id());

        queue.sendPacked(message(
                "m-" + key, ",'id':'credits/1','occurrence_key':'startup-2026'", PROPERTIES + ",'cohort':'yc'"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sends())
                        .containsExactly(
                                "credits/1 of startup-2026, yc: delivered",
                                "credits/1 of startup-2026, yc: delivered"));
        assertThat(inboxOf(owner)).containsExactly("50000 credits for Acme Inc.: 12.50 of " + organization);
        assertThat(inboxOf(csm)).isEqualTo(inboxOf(owner));
    }

    @Test
    void happensOncePerOrganizationUnlessItSaysOtherwise() {
        send(",'id':'1'", PROPERTIES);
        send(",'id':'2'", PROPERTIES);
        send(",'id':'3','occurrence_key':'another'", PROPERTIES);

        assertThat(sends())
                .containsExactly(
                        "1 of %s, live: delivered".formatted(organization),
                        "2 of %s, live: suppressed duplicate".formatted(organization),
                        "3 of another, live: delivered");
    }

    @Test
    void isKnownByItsOwnIdWhateverMessageBringsIt() {
        send(",'id':'same'", PROPERTIES);
        send(",'id':'same','occurrence_key':'another'", PROPERTIES);

        assertThat(sends()).containsExactly("same of %s, live: delivered".formatted(organization));
    }

    @Test
    void isKnownByItsMessageWhereItHasNoIdOfItsOwn() {
        var message = send("", PROPERTIES);

        assertThat(sends()).containsExactly("%s of %s, live: delivered".formatted(message, organization));
    }

    @Test
    void hasNoWordsForPropertiesThatAreNull() {
        send(",'id':'1'", "'credits':null,'share':12.50");

        assertThat(sends()).containsExactly("1 of %s, live: suppressed incomplete".formatted(organization));
    }

    @Test
    void waitsForAnOrganizationThatNobodyKnowsYet() {
        var unknown = "org-" + UUID.randomUUID();
        var json = message("m-" + key, ",'id':'1'", PROPERTIES).replace(organization, unknown);
        queue.send(json);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(sends()).containsExactly("1 of %s, live: suppressed no_account".formatted(unknown)));
        var csm = people.staff();

        accounts.assign(people.accountOf(unknown, "Initech").id(), AssignmentRole.CSM, csm.id());

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(inboxOf(csm)).containsExactly("50000 credits for Initech: 12.50 of " + unknown));
    }

    /** Has an event arrive, and waits until it has; the answer is the message's id. */
    private String send(String members, String properties) {
        var id = UUID.randomUUID().toString();
        queue.send(message(id, members, properties));
        await().atMost(SOON).until(() -> hasArrived(id));
        return id;
    }

    /**
     * @param members of the data, beside those that every event here has
     * @param properties all of them
     */
    private String message(String id, String members, String properties) {
        return """
                {'schema_version':1,'type':'lifecycle_event','id':'%s','occurred_at':'2026-06-10T02:00:04Z',
                 'data':{'event':'%s','organization_id':'%s','properties':{%s}%s}}
                """.formatted(id, event, organization, properties, members).replace('\'', '"');
    }

    private boolean hasArrived(String messageId) {
        return jdbc.sql("select exists (select from received_message where strpos(body, :id) > 0)")
                .param("id", messageId)
                .query(Boolean.class)
                .single();
    }

    private List<String> sends() {
        return jdbc.sql("""
                        select event_id || ' of ' || occurrence || ', ' || cohort || ': ' || concat_ws(' ', state, reason)
                        from send where campaign = :campaign order by event_id
                        """).param("campaign", key).query(String.class).list();
    }

    private List<String> inboxOf(User person) {
        return jdbc.sql("select title || ': ' || body from notification where user_id = :user")
                .param("user", person.id())
                .query(String.class)
                .list();
    }
}
