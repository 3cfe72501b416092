package io.spikewatch.app.rehearsal;

import static io.spikewatch.app.campaign.TestOperator.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.campaign.TestOperator;
import io.spikewatch.app.organization.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class RehearsalsIntegrationTests {

    private static final String VERSION = """
            {"audience":{"to":["organization_members"],"where":[{"property":"plan","is":"startup"}]},
             "template":{"title":"{{credits}} credits","body":"They are yours, {{account}}."}}
            """;

    private final String key = word("credits");
    private final String event = word("added");

    @Autowired
    private TestOperator campaigns;

    @Autowired
    private TestPeople people;

    @Autowired
    private JdbcClient jdbc;

    private String organization;

    @BeforeEach
    void useAVersionAndDraftAnother() {
        organization = people.organization();
        people.memberOf(organization, Role.OWNER);
        people.memberOf(organization, Role.MEMBER);
        campaigns.run(key, key, event, "{}", VERSION);
        assertThat(campaigns.post(
                        "/api/campaigns/" + key + "/versions/",
                        "{\"version\":%s,\"reason\":\"a test\"}".formatted(VERSION.replace("_members", "_admins"))))
                .hasStatus(201);
    }

    @Test
    void triesEventsInTheOrderInWhichTheyArrivedHoweverManySetsTheyCameIn() {
        receive(600, 100);

        var rehearsal = dryRun();

        assertThat(rehearsal).bodyJson().isLenientlyEqualTo("""
                {"events":600,"history_cut":false,"would_send":100,"recipients":1,"would_suppress":{"duplicate":500},
                 "diff":{"newly_told":0,"no_longer_told":100,"reworded":0}}
                """);
        assertThat(rehearsal)
                .bodyJson()
                .extractingPath("$.sample[*].title")
                .asArray()
                .startsWith("1 credits", "2 credits")
                .hasSize(10);
    }

    @Test
    void saysThatItTriedOnlyTheNewestOfVeryManyEvents() {
        receive(10_001, 10_001);

        var rehearsal = dryRun();

        assertThat(rehearsal).bodyJson().isLenientlyEqualTo("""
                {"events":10000,"history_cut":true,"would_send":10000,"diff":{"no_longer_told":10000}}
                """);
        assertThat(rehearsal).bodyJson().extractingPath("$.sample[0].title").isEqualTo("2 credits");
    }

    /** One a second, whose occurrences come again and again in the same order. */
    private void receive(int events, int occurrences) {
        jdbc.sql("""
                        insert into received_message (id, type, event, state, body, received_at)
                        select gen_random_uuid(), 'lifecycle_event', :event, 'handled', json_build_object(
                            'type', 'lifecycle_event', 'id', 'm-' || n, 'data', json_build_object(
                                'id', 'e-' || n, 'event', :event, 'organization_id', :organization,
                                'occurrence_key', 'o-' || (n - 1) % :occurrences,
                                'properties', json_build_object('plan', 'startup', 'credits', n)))::text,
                            now() - (:events - n) * interval '1 second'
                        from generate_series(1, :events) n
                        """)
                .param("event", event)
                .param("organization", organization)
                .param("events", events)
                .param("occurrences", occurrences)
                .update();
    }

    private MvcTestResult dryRun() {
        return campaigns.post("/api/campaigns/" + key + "/versions/2/dry_run/", "{\"days\":90}");
    }
}
