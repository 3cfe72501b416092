package io.spikewatch.app.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.account.TestAccounts;
import io.spikewatch.app.campaign.TestOperator;
import io.spikewatch.app.message.TestQueue;
import io.spikewatch.app.message.TestSpike;
import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.notification.NotificationFilter;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.page.Browser;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@IntegrationTest
class WithdrawnSpikeIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String EVENTS = "9a1d5a43-3d1c-5be5-a3a5-7d6d3f7f0b1c";
    private static final String API_TOKENS = "2c0ffee0-3d1c-5be5-a3a5-7d6d3f7f0b1c";
    private static final String TOKENS = "1c0ffee0-3d1c-5be5-a3a5-7d6d3f7f0b1c";
    private static final String REASON = "A corrected report: 12,300 events on 2026-06-09, within the usual range";
    private static final String HOLDS_AGAIN =
            "Holds again: by what is known today, it left its normal range after all.";

    @Autowired
    private SqsAsyncClient sqs;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestOperator campaigns;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Notifications notifications;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MockMvcTester mvc;

    private TestQueue queue;
    private User csm;
    private Account account;
    private TestSpike spike;

    @BeforeEach
    void assignACsm() {
        queue = new TestQueue(sqs);
        csm = people.staff();
        account = people.accountOf(people.organization());
        accounts.assign(account.id(), AssignmentRole.CSM, csm.id());
        spike = TestSpike.of(account.externalId());
    }

    /** So that other tests' spikes don't concern this one's campaigns. */
    @AfterEach
    void stopCampaigns() {
        jdbc.sql("update campaign_version set state = 'superseded' where campaign like 'withdrawn-%'")
                .update();
    }

    @Test
    void withdrawsWhatPeopleWereTold() {
        queue.send(spike.json());
        soon(() -> assertThat(inbox()).hasSize(1));

        queue.sendPacked(withdrawn(spike.json(), EVENTS));

        soon(() -> assertThat(inbox()).singleElement().satisfies(told -> {
            assertThat(told.retractedAt()).isNotNull();
            assertThat(told.retractionReason()).isEqualTo(REASON);
        }));
        assertThat(notifications.unreadCount(caller())).isZero();
        assertThat(inbox().get(0).metadata()).contains("\"withdrawn\": [{");
        assertThat(states()).containsExactly("recalled");
        assertThat(recalls()).containsExactly("billing-service: " + REASON);
        assertThat(changes()).isEqualTo(2);
    }

    @Test
    void marksWhatDoesNotHoldWhileTheRestDoes() {
        queue.send(twice(spike.json()));
        soon(() -> assertThat(inbox()).hasSize(1));

        queue.send(withdrawn(twice(spike.json()), TOKENS));

        soon(() -> assertThat(inbox())
                .singleElement()
                .satisfies(told -> assertThat(told.metadata())
                        .contains("\"withdrawn\": [{", "\"at\": \"2026-06-10T02:00:04Z\"", REASON)));
        assertThat(inbox().get(0).retractedAt()).isNull();
        assertThat(notifications.unreadCount(caller())).isOne();
        assertThat(inInboxPage()).contains("No longer holds: tokens. " + REASON);
        assertThat(states()).containsExactly("delivered");
    }

    @Test
    void withdrawsWhatIsLeftOfNothing() {
        queue.send(twice(spike.json()));
        soon(() -> assertThat(inbox()).hasSize(1));
        queue.send(withdrawn(twice(spike.json()), TOKENS));
        soon(() -> assertThat(inbox().get(0).metadata()).contains("\"withdrawn\""));

        queue.send(withdrawn(twice(spike.json()), TOKENS, EVENTS));

        soon(() -> assertThat(states()).containsExactly("recalled"));
        assertThat(inbox().get(0).retractedAt()).isNotNull();
    }

    @Test
    void leavesWhatHoldsAgainWhenTheRestIsTakenBack() {
        queue.send(twice(spike.json()));
        soon(() -> assertThat(inbox()).hasSize(1));
        queue.send(withdrawn(twice(spike.json()), TOKENS));
        soon(() -> assertThat(inbox().get(0).metadata()).contains("\"withdrawn\": [{"));

        queue.send(later(1, withdrawn(twice(spike.json()), EVENTS)));

        soon(() -> assertThat(inbox().get(0).metadata())
                .contains("\", \"episode_id\": \"" + EVENTS + "\"}]")
                .doesNotContain("\", \"episode_id\": \"" + TOKENS));
        assertThat(states()).containsExactly("delivered");
    }

    @Test
    void saysOfWhatWasWithdrawnThatItHoldsAgain() {
        queue.send(spike.json());
        soon(() -> assertThat(inbox()).hasSize(1));
        queue.send(withdrawn(spike.json(), EVENTS));
        soon(() -> assertThat(states()).containsExactly("recalled"));

        queue.send(later(2, withdrawn(spike.json())));

        soon(() -> assertThat(inbox().get(0).metadata()).contains("\"withdrawn\": []", "\"holds_again\": true"));
        assertThat(inbox())
                .singleElement()
                .satisfies(told -> assertThat(told.retractedAt()).isNotNull());
        assertThat(states()).containsExactly("recalled");
        assertThat(inInboxPage()).contains("Withdrawn: " + REASON, HOLDS_AGAIN);
    }

    @Test
    void saysWhichPartOfWhatWasWithdrawnHoldsAgain() {
        queue.send(twice(spike.json()));
        soon(() -> assertThat(inbox()).hasSize(1));
        queue.send(withdrawn(twice(spike.json()), EVENTS, TOKENS));
        soon(() -> assertThat(states()).containsExactly("recalled"));

        queue.send(later(2, withdrawn(twice(spike.json()), EVENTS)));

        soon(() -> assertThat(inInboxPage())
                .contains("Withdrawn: " + REASON, HOLDS_AGAIN.replace(" it ", " usage of tokens ")));
        assertThat(states()).containsExactly("recalled");
    }

    @Test
    void tellsTeamsOfOneMetricApart() {
        var ofTeams = twice(twice(spike.json()))
                .replaceFirst("\"tokens\",", "\"tokens\",\"team_id\":\"1\",\"team_name\":\"Web\",")
                .replaceFirst("\"tokens\",\"usage_type", "\"tokens\",\"team_id\":\"2\",\"usage_type")
                .replaceFirst(TOKENS, API_TOKENS);
        queue.send(ofTeams);
        soon(() -> assertThat(inbox()).hasSize(1));
        queue.send(withdrawn(ofTeams, EVENTS, TOKENS, API_TOKENS));
        soon(() -> assertThat(states()).containsExactly("recalled"));

        queue.send(later(2, withdrawn(ofTeams, EVENTS)));

        soon(() -> assertThat(inInboxPage())
                .contains(HOLDS_AGAIN.replace(" it ", " usage of tokens of Web, tokens of team 2 ")));
    }

    @Test
    void saysOfWhatWasMarkedThatItHoldsAgain() {
        queue.send(twice(spike.json()));
        soon(() -> assertThat(inbox()).hasSize(1));
        queue.send(withdrawn(twice(spike.json()), TOKENS));
        soon(() ->
                assertThat(inInboxPage()).contains("No longer holds: tokens.").doesNotContain("Holds again"));

        queue.send(later(2, withdrawn(twice(spike.json()))));

        soon(() -> assertThat(inInboxPage()).contains(HOLDS_AGAIN).doesNotContain("No longer holds"));
        assertThat(states()).containsExactly("delivered");
    }

    @Test
    void goesByTheLatestWordThoughItComesFirst() {
        queue.send(later(1, withdrawn(spike.json())));
        queue.send(withdrawn(spike.json(), EVENTS));
        soon(() -> assertThat(handledWords()).isEqualTo(2));

        queue.send(spike.json());

        soon(() -> assertThat(states()).containsExactly("delivered"));
    }

    @Test
    void tellsNobodyOfWhatWasWithdrawnBeforeItCame() {
        queue.send(withdrawn(spike.json(), EVENTS));
        soon(() -> assertThat(withdrawnEpisodes()).isOne());

        queue.send(spike.json());
        queue.send(spike.withMessageId(UUID.randomUUID().toString()).json());

        soon(() -> assertThat(states()).containsExactly("suppressed outdated"));
        assertThat(inbox()).isEmpty();
    }

    @Test
    void tellsOnlyWhatIsLeftOfWhatComesLater() {
        queue.send(withdrawn(twice(spike.json()), EVENTS));
        soon(() -> assertThat(withdrawnEpisodes()).isOne());

        queue.send(twice(spike.json()));

        soon(() -> assertThat(inbox()).singleElement().satisfies(told -> {
            assertThat(told.body()).isEqualTo("tokens 2× up on 2026-06-09");
            assertThat(told.sourceUrl()).endsWith("?usage_type=tokens");
            assertThat(told.metadata()).contains("\"withdrawn\": [{", EVENTS);
        }));
    }

    @Test
    void tellsNobodyThoughAnAccountAppearsLater() {
        var unknown = people.organization();
        spike = TestSpike.of(unknown);
        queue.send(spike.json());
        soon(() -> assertThat(states()).containsExactly("suppressed no_account"));
        queue.send(withdrawn(spike.json(), EVENTS));
        soon(() -> assertThat(withdrawnEpisodes()).isOne());

        accounts.assign(people.accountOf(unknown).id(), AssignmentRole.CSM, csm.id());

        soon(() -> assertThat(states()).contains("suppressed outdated"));
        assertThat(inbox()).isEmpty();
    }

    @Test
    void tellsNobodyWhoWaits() {
        var organization = people.organization();
        Stream.generate(() -> campaigns.admin(organization)).limit(2).forEach(each -> {});
        var waiting = tellingOf(organization, "{\"mode\":\"warn\"}", "PT12H");
        var held = tellingOf(organization, "{\"mode\":\"hold\",\"floor\":1}", "PT0S");
        spike = TestSpike.of(organization);
        queue.send(spike.json());
        soon(() -> assertThat(states(waiting)).containsExactly("planned", "planned"));
        assertThat(states(held)).containsExactly("held", "held");

        queue.send(withdrawn(spike.json(), EVENTS));

        soon(() -> assertThat(states(waiting)).containsOnly("suppressed outdated"));
        assertThat(states(held)).containsOnly("suppressed outdated");
    }

    @Test
    void withdrawsOnceHoweverOftenItIsTold() {
        var withdrawn = withdrawn(spike.json(), EVENTS);
        queue.send(spike.json());
        soon(() -> assertThat(inbox()).hasSize(1));

        queue.send(withdrawn);
        queue.send(withdrawn);
        queue.send(withdrawn(spike.json(), EVENTS));
        soon(() -> assertThat(states()).containsExactly("recalled"));
        var at = inbox().get(0).retractedAt();
        tellSomethingElse();

        assertThat(inbox())
                .last()
                .satisfies(told -> assertThat(told.retractedAt()).isEqualTo(at));
        assertThat(recalls()).hasSize(1);
        assertThat(withdrawnEpisodes()).isOne();
    }

    @Test
    void takesWordsAndIdsOfAnyLength() {
        queue.send(spike.json());
        soon(() -> assertThat(inbox()).hasSize(1));

        queue.send(withdrawn(spike.json(), EVENTS, "x".repeat(5000)).replace(REASON, "y".repeat(5000)));

        soon(() -> assertThat(inbox().get(0).retractionReason()).isEqualTo("y".repeat(200)));
    }

    @Test
    void comesToTheSameInWhateverOrder() {
        var spikes = Stream.generate(() -> TestSpike.of(account.externalId()))
                .limit(20)
                .toList();

        spikes.parallelStream()
                .flatMap(each -> Stream.of(each.json(), withdrawn(each.json(), EVENTS)))
                .forEach(queue::send);

        soon(() -> assertThat(spikes.stream().map(each -> statesOf(each).toString()))
                .allMatch(each -> each.equals("[recalled]") || each.equals("[suppressed outdated]")));
        assertThat(notifications.unreadCount(caller())).isZero();
    }

    /** As whoever marks several as read locks all of them in the order of their ids. */
    @Test
    void holdsNothingThatOthersWantWhileItWaits() {
        var organization = people.organization();
        var admin = campaigns.admin(organization).id();
        var first = Stream.generate(() -> tellingOf(organization, "{\"mode\":\"warn\"}", "PT0S"))
                .limit(2)
                .sorted()
                .toList()
                .get(0);
        spike = TestSpike.of(organization);
        queue.send(spike.json());
        soon(() -> assertThat(toldTo(admin)).hasSize(2));
        var told = toldTo(admin);
        swapUnlessLastIsOf(first, told);

        transactions.executeWithoutResult(status -> {
            assertThat(lockFree(told.subList(0, 1))).hasSize(1);
            queue.send(withdrawn(spike.json(), EVENTS));
            await().pollInSameThread().atMost(SOON).until(this::isWaitedFor);

            assertThat(lockFree(told)).isEqualTo(told);
        });

        soon(() -> assertThat(states(first)).containsExactly("recalled"));
    }

    /** In the order of their ids. */
    private List<UUID> toldTo(UUID person) {
        return jdbc.sql("select id from notification where user_id = :user order by id")
                .param("user", person)
                .query(UUID.class)
                .list();
    }

    /** So that the campaign withdrawn first told what others lock last. */
    private void swapUnlessLastIsOf(String campaign, List<UUID> told) {
        jdbc.sql("""
                        update send set notification_id = case campaign when :campaign then :last else :first end
                        where notification_id in (:first, :last)
                        """)
                .param("campaign", campaign)
                .param("first", told.get(0))
                .param("last", told.get(1))
                .update();
    }

    private List<UUID> lockFree(List<UUID> ids) {
        return jdbc.sql("select id from notification where id in (:ids) order by id for update skip locked")
                .param("ids", ids)
                .query(UUID.class)
                .list();
    }

    /** By whoever wants a row that this transaction has locked. */
    private boolean isWaitedFor() {
        return jdbc.sql("select count(*) > 0 from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))")
                .query(Boolean.class)
                .single();
    }

    private void tellSomethingElse() {
        queue.send(TestSpike.of(account.externalId()).json());
        soon(() -> assertThat(inbox()).hasSize(2));
    }

    /** A campaign of the test's own; the answer is its key. */
    private String tellingOf(String organization, String guard, String delay) {
        var key = TestOperator.word("withdrawn");
        campaigns.run(key, key, "usage_spike_detected", guard, """
                {"audience":{"to":["organization_admins"],"where":[{"property":"organization_id","is":"%s"}]},
                 "delay":"%s","template":{"title":"A spike","body":"Of your usage."}}
                """.formatted(organization, delay));
        return key;
    }

    /** The same spike with a second entry. */
    private static String twice(String json) {
        return json.replace(
                "\"spikes\":[",
                "\"spikes\":[{\"metric\":\"tokens\",\"usage_type\":\"tokens\",\"factor\":2,\"episode_id\":\"%s\"},"
                        .formatted(TOKENS));
    }

    /** The message by which entries of a spike are taken back. */
    private String withdrawn(String json, String... episodes) {
        var ids = Stream.of(episodes).map(each -> '"' + each + '"').collect(Collectors.joining(","));
        return json.replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"" + UUID.randomUUID() + '"')
                .replace("\"spikes\":[", """
                        "withdrawn":{"episode_ids":[%s],"at":"2026-06-10T02:00:04Z","reason":"%s"},"spikes":[""".formatted(ids, REASON));
    }

    /** The same message, of some minutes later. */
    private static String later(int minutes, String withdrawn) {
        return withdrawn.replace("T02:00:04Z", "T02:%02d:04Z".formatted(minutes));
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(SOON).untilAsserted(assertion);
    }

    private Caller caller() {
        return new Caller(csm.id(), organizations.vendorId(), Role.MEMBER, true, false);
    }

    private List<Notification> inbox() {
        var awake = new NotificationFilter(null, null, null, false, false, null, null, null, null, null, null);
        return notifications.list(caller(), awake, 50, 0);
    }

    private String inInboxPage() {
        return new Browser(mvc, people, csm)
                .page("/inbox")
                .select(".inbox .text")
                .text();
    }

    private List<String> states() {
        return statesOf(spike);
    }

    private List<String> statesOf(TestSpike told) {
        return jdbc.sql("""
                        select concat_ws(' ', state, reason) from send
                        where campaign = 'usage_spike' and event_id = :id
                        """).param("id", told.spikeId()).query(String.class).list();
    }

    private List<String> states(String campaign) {
        return jdbc.sql("select concat_ws(' ', state, reason) from send where campaign = :campaign")
                .param("campaign", campaign)
                .query(String.class)
                .list();
    }

    private List<String> recalls() {
        return jdbc.sql("""
                        select recalled_by || ': ' || r.reason from recall r join send s on s.recall_id = r.id
                        where s.event_id = :id
                        """).param("id", spike.spikeId()).query(String.class).list();
    }

    /** As streams tell them. */
    private long changes() {
        return jdbc.sql("select count(*) from notification_change where user_id = :user")
                .param("user", csm.id())
                .query(Long.class)
                .single();
    }

    private long handledWords() {
        return jdbc.sql("select count(*) from received_message where state = 'handled' and strpos(body, :id) > 0")
                .param("id", spike.spikeId())
                .query(Long.class)
                .single();
    }

    private long withdrawnEpisodes() {
        return jdbc.sql("select count(*) from spike_withdrawal where spike_id = :id and not holds")
                .param("id", spike.spikeId())
                .query(Long.class)
                .single();
    }
}
