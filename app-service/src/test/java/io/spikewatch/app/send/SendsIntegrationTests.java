package io.spikewatch.app.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.account.TestAccounts;
import io.spikewatch.app.campaign.TestCampaigns;
import io.spikewatch.app.message.TestQueue;
import io.spikewatch.app.message.TestSpike;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.User;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@IntegrationTest
class SendsIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    private SqsAsyncClient sqs;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Organizations organizations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private TestQueue queue;
    private String operator;
    private User csm;
    private Account account;

    @BeforeEach
    void assignAnAccountTeam() {
        queue = new TestQueue(sqs);
        operator = people.bearer(people.operator());
        csm = people.staff();
        account = people.accountOf(people.organization());
        accounts.assign(account.id(), AssignmentRole.CSM, csm.id());
    }

    @AfterEach
    void resumeWhatATestPaused() {
        turn("resume");
    }

    @Test
    void writesDownWhatBecameOfEverybody() {
        var spike = TestSpike.of(account.externalId());

        queue.send(spike.json());

        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(spike)).containsExactly("delivered"));
        assertThat(get("/api/sends/?event_id=" + spike.spikeId()))
                .bodyJson()
                .extractingPath("$.results[0]")
                .asMap()
                .containsOnlyKeys(
                        "id",
                        "campaign",
                        "version",
                        "event_id",
                        "occurrence",
                        "organization_id",
                        "user_id",
                        "origin",
                        "cohort",
                        "state",
                        "reason",
                        "due_at",
                        "decided_at",
                        "notification_id",
                        "read_at")
                .containsEntry("campaign", "usage_spike")
                .containsEntry("user_id", csm.id().toString())
                .containsEntry("organization_id", account.externalId())
                .containsEntry("occurrence", spike.spikeId())
                .containsEntry("cohort", "live")
                .doesNotContainEntry("notification_id", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "backfill"})
    void tellsNobodyOfOtherOrigins(String origin) {
        var spike = TestSpike.of(account.externalId()).withOrigin(origin);

        queue.send(spike.json());

        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(spike)).containsExactly("suppressed origin"));
        assertThat(notificationsOf(spike)).isZero();
    }

    @Test
    void tellsOnceWhatComesAgainWithAnOriginThatIsTold() {
        var spike = TestSpike.of(account.externalId());
        queue.send(spike.withOrigin("backfill").json());
        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(spike)).containsExactly("suppressed origin"));

        queue.send(spike.json());
        queue.send(spike.withOrigin("replay").json());

        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(spike)).containsExactly("delivered"));
        assertThat(notificationsOf(spike)).isEqualTo(1);
    }

    @Test
    void tellsReplays() {
        var spike = TestSpike.of(account.externalId()).withOrigin("replay");

        queue.send(spike.json());

        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(spike)).containsExactly("delivered"));
    }

    @Test
    void leavesOutWhoMutedLeftOrIsInactive() {
        var gone = people.staff();
        accounts.assign(account.id(), AssignmentRole.ACCOUNT_EXECUTIVE, gone.id());
        organizations.dismiss(organizations.vendorId(), gone.id());
        mute(csm);
        var spike = TestSpike.of(account.externalId());

        queue.send(spike.json());

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(statesOf(spike)).containsExactlyInAnyOrder("suppressed left", "suppressed muted"));
        assertThat(notificationsOf(spike)).isZero();
    }

    @Test
    void writesDownThatThereIsNobody() {
        var spike = TestSpike.of(people.organization());
        var forNobody = TestSpike.of(people.accountOf(people.organization()).externalId());

        queue.send(spike.json());
        queue.send(forNobody.json());

        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(spike)).containsExactly("suppressed no_account"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(statesOf(forNobody)).containsExactly("suppressed no_person"));
    }

    @Test
    void tellsWhoIsBackAtTheNextReplayButNobodyTwice() {
        var spike = TestSpike.of(account.externalId());
        setActive(csm, false);
        queue.send(spike.json());
        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(spike)).containsExactly("suppressed inactive"));
        setActive(csm, true);

        assertThat(replay(spike)).hasStatus(HttpStatus.ACCEPTED);
        assertThat(replay(spike)).hasStatusOk();

        assertThat(statesOf(spike)).containsExactly("delivered");
        assertThat(notificationsOf(spike)).isOne();
    }

    @Test
    void tellsNobodyNewOnceSomebodyWasTold() {
        var spike = TestSpike.of(account.externalId());
        queue.send(spike.json());
        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(spike)).containsExactly("delivered"));
        accounts.assign(
                account.id(), AssignmentRole.ACCOUNT_EXECUTIVE, people.staff().id());
        var again = spike.withMessageId(UUID.randomUUID().toString());

        queue.send(again.json());

        await().atMost(SOON).until(() -> isHandled(again));
        assertThat(statesOf(spike)).containsExactly("delivered");
    }

    @Test
    void keepsWhatArrivesDuringAPauseAndDeliversItAfterwards() {
        turn("pause");
        var spike = TestSpike.of(account.externalId());
        queue.send(spike.json());
        queue.send(spike.json());
        queue.send(spike.withMessageId(UUID.randomUUID().toString()).json());
        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(spike)).containsExactly("planned"));
        assertThat(notificationsOf(spike)).isZero();

        turn("resume");

        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(spike)).containsExactly("delivered"));
        assertThat(notificationsOf(spike)).isOne();
    }

    @Test
    void dropsWhatIsNoLongerTrueWhenItIsDue() {
        turn("pause");
        var spike = TestSpike.of(account.externalId());
        queue.send(spike.json());
        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(spike)).containsExactly("planned"));
        accounts.assign(account.id(), AssignmentRole.CSM, people.staff().id());

        turn("resume");

        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(spike)).containsExactly("suppressed outdated"));
        assertThat(notificationsOf(spike)).isZero();
    }

    @Test
    void deliversNothingOnceAPauseIsCommitted() {
        var spikes = Stream.generate(() -> TestSpike.of(account.externalId()))
                .limit(40)
                .toList();

        var pause = transactions.execute(status -> {
            keepDeliveriesUnderWay();
            spikes.forEach(spike -> queue.send(spike.json()));
            await().atMost(SOON).until(this::isDeliveryUnderWay);
            var pausing = CompletableFuture.runAsync(() -> turn("pause"));
            await().atMost(SOON).until(() -> TestCampaigns.isSwitchAwaited(jdbc, "usage_spike_detected"));
            return pausing;
        });
        pause.join();
        var delivered = delivered(spikes);
        await().atMost(Duration.ofSeconds(20)).until(() -> spikes.stream().allMatch(this::isHandled));

        assertThat(delivered).isBetween(1, spikes.size() - 1);
        assertThat(delivered(spikes)).isEqualTo(delivered);
        turn("resume");
        await().atMost(SOON).until(() -> delivered(spikes) == spikes.size());
    }

    @Test
    void showsCampaignsToOperators() {
        assertThat(get("/api/campaigns/usage_spike/")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"key":"usage_spike","family":"usage_spike","event":"usage_spike_detected","state":"active",
                         "guard":{"mode":"warn","floor":50,"factor":5},"approval_above":100,
                         "paused":false,"versions":[{"number":1,"state":"active","origins":["live","replay"],"delay":"PT0S",
                                      "audience":{"to":["account_team"],"where":[],"except":[]}}]}
                        """);
        assertThat(get("/api/campaigns/"))
                .bodyJson()
                .extractingPath("$.results[*].key")
                .asArray()
                .startsWith("billing_alert");
        assertThat(get("/api/campaigns/none/")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"reason\":null}", "{\"reason\":\"  \"}"})
    void asksForAReason(String body) {
        assertThat(post("/api/campaigns/usage_spike/pause/", operator, body))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("reason");
    }

    @Test
    void keepsCampaignsFromOthers() {
        var staff = people.bearer(csm);

        assertThat(post("/api/campaigns/usage_spike/pause/", staff, "{\"reason\":\"x\"}"))
                .hasStatus(HttpStatus.FORBIDDEN);
        for (var path : List.of("/api/campaigns/", "/api/sends/", "/api/audit/")) {
            assertThat(mvc.get().uri(path).header("Authorization", staff)).hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void leavesALineForEveryChangeThatNobodyCanTakeBack() {
        turn("pause");
        turn("pause");
        turn("resume");

        assertThat(get("/api/audit/?limit=2"))
                .bodyJson()
                .extractingPath("$.results[*].action")
                .asArray()
                .containsExactly("resume", "pause");
        assertThat(get("/api/audit/?limit=1"))
                .bodyJson()
                .extractingPath("$.results[0].reason")
                .isEqualTo("a test");
        assertThatThrownBy(() -> jdbc.sql("delete from audit_line").update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("update audit_line set reason = ''").update())
                .isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?version=one", "?user_id=me", "?from=today", "?colour=red"})
    void refusesBadFilters(String query) {
        assertThat(get("/api/sends/" + query)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    /** Until the end of the transaction. */
    private void keepDeliveriesUnderWay() {
        jdbc.sql("lock table notification in exclusive mode").update();
    }

    private boolean isDeliveryUnderWay() {
        return jdbc.sql("""
                        select exists (
                            select from pg_locks
                            where relation = 'notification'::regclass and mode = 'RowExclusiveLock' and not granted)
                        """).query(Boolean.class).single();
    }

    private void turn(String action) {
        assertThat(post("/api/campaigns/usage_spike/" + action + "/", operator, "{\"reason\":\"a test\"}"))
                .hasStatusOk();
    }

    private void mute(User user) {
        jdbc.sql("insert into notification_mute values (:user, 'usage_spike', :account, 0)")
                .param("user", user.id())
                .param("account", account.id())
                .update();
    }

    private void setActive(User user, boolean active) {
        jdbc.sql("update app_user set active = :active where id = :user")
                .param("user", user.id())
                .param("active", active)
                .update();
    }

    private List<String> statesOf(TestSpike spike) {
        return jdbc.sql("select concat_ws(' ', state, reason) from send where event_id = :event order by 1")
                .param("event", spike.spikeId())
                .query(String.class)
                .list();
    }

    private boolean isHandled(TestSpike spike) {
        return jdbc.sql("select count(*) from received_message where id = :id and state = 'handled'")
                        .param("id", UUID.fromString(spike.messageId()))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private int notificationsOf(TestSpike spike) {
        return delivered(List.of(spike));
    }

    private int delivered(List<TestSpike> spikes) {
        return jdbc.sql("select count(*) from notification where source_id in (:spikes)")
                .param("spikes", spikes.stream().map(TestSpike::spikeId).toList())
                .query(Integer.class)
                .single();
    }

    private MvcTestResult replay(TestSpike spike) {
        return post("/api/messages/" + spike.messageId() + "/replay/", operator, "");
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).header("Authorization", operator).exchange();
    }

    private MvcTestResult post(String path, String bearer, String body) {
        return mvc.post()
                .uri(path)
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
