package io.spikewatch.app.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.campaign.TestCampaigns;
import io.spikewatch.app.message.TestQueue;
import io.spikewatch.app.message.TestSpike;
import io.spikewatch.app.notification.NotificationsRetracted;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@IntegrationTest
@RecordApplicationEvents
class RecallsIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String RIGHT = """
            {"title":"Your credits are still there","body":"What we said was wrong.","url":"/usage","reason":"sorry"}
            """;

    @Autowired
    private SqsAsyncClient sqs;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    private TestCampaigns testCampaigns;
    private String operator;
    private String organization;
    private List<User> members;
    private String campaign;

    @BeforeEach
    void startACampaign() {
        operator = people.bearer(people.operator());
        organization = people.organization();
        members = Stream.generate(() -> people.memberOf(organization, Role.MEMBER))
                .limit(5)
                .toList();
        testCampaigns = new TestCampaigns(mvc, jdbc, operator);
        campaign = testCampaigns.start(organization);
    }

    @AfterEach
    void stopIt() {
        testCampaigns.stopAll();
    }

    @Test
    void withdrawsWhatPeopleWereTold() {
        tell();
        var reader = people.bearer(members.get(0));
        var readAt = read(markRead(reader), "$.read_at");

        var answer = recall("{\"reason\":\"the credits are there\"}");

        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo("{\"recalled\":5,\"read_before\":1}")
                .extractingPath("$.recall_id")
                .isNotNull();
        assertThat(get("/api/notifications/", reader))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"results\":[{\"retraction_reason\":\"the credits are there\",\"read_at\":\"%s\"}]}"
                                .formatted(readAt))
                .extractingPath("$.results[0].retracted_at")
                .isNotNull();
        assertThat(get(sends("recalled"), operator))
                .bodyJson()
                .extractingPath("$.results[*].read_at")
                .asArray()
                .containsExactlyInAnyOrder(readAt, null, null, null, null);
        assertThat(lastAuditLine()).isEqualTo("recall " + campaign + "/recalls/" + recallId(answer));
        assertThat(events.stream(NotificationsRetracted.class).toList())
                .singleElement()
                .satisfies(event -> assertThat(event.all()).hasSize(5));
    }

    @Test
    void leavesNothingUnread() {
        tell();
        act(members.get(0), "mark_read", "");
        act(members.get(1), "archive", "");
        act(members.get(2), "snooze", "{\"until\":\"2999-01-01T00:00:00Z\"}");
        act(members.get(3), "snooze", "{\"until\":\"2999-01-01T00:00:00Z\"}");

        recall("{\"reason\":\"wrong\"}");

        act(members.get(0), "mark_unread", "");
        act(members.get(1), "unarchive", "");
        jdbc.sql("update notification set snoozed_until = now() where user_id = :user")
                .param("user", members.get(2).id())
                .update();
        assertThat(members).allSatisfy(each -> {
            assertThat(get("/api/notifications/unread_count/", people.bearer(each)))
                    .bodyJson()
                    .extractingPath("$.count")
                    .isEqualTo(0);
            assertThat(get("/api/notifications/?unread=true", people.bearer(each)))
                    .bodyJson()
                    .extractingPath("$.count")
                    .isEqualTo(0);
        });
    }

    @Test
    void onlyLooksInADryRun() {
        tell();
        markRead(people.bearer(members.get(0)));
        var audit = auditLines();

        assertThat(recall("{\"dry_run\":true,\"reason\":\"a look\"}"))
                .bodyJson()
                .isStrictlyEqualTo("{\"recall_id\":null,\"recalled\":5,\"read_before\":1}");

        assertThat(count("delivered")).isEqualTo(5);
        assertThat(auditLines()).isEqualTo(audit);
    }

    @Test
    void recallsTheAudienceThatTheListOfSendsShows() {
        tell();
        var times = dueOneSecondApart();

        var window = "from=%s&to=%s".formatted(times.get(1), times.get(3));
        var seen = people(get(sends("delivered") + "&" + window, operator));
        recall("{\"version\":2,\"reason\":\"none\"}");
        recall("{\"origin\":\"replay\",\"reason\":\"none\"}");
        recall("{\"version\":1,\"origin\":\"live\",\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"some\"}"
                .formatted(times.get(1), times.get(3)));

        assertThat(seen).hasSize(2);
        assertThat(people(get(sends("recalled"), operator))).isEqualTo(seen);
        assertThat(count("delivered")).isEqualTo(3);
    }

    @Test
    void recallsEachSendOnceHoweverManyRecallAtOnce() {
        tell();

        var answers = atOnce(4, () -> recall("{\"reason\":\"wrong\"}"));

        assertThat(answers.stream().<Integer>map(each -> read(each, "$.recalled")))
                .containsExactlyInAnyOrder(5, 0, 0, 0);
    }

    @Test
    void recallsWhatWasBeingDeliveredAsWell() {
        tell();
        jdbc.sql(
                        "update send set state = 'planned', decided_at = null, notification_id = null where campaign = :campaign"
                                + " and user_id = :user")
                .param("campaign", campaign)
                .param("user", members.get(0).id())
                .update();

        var recall = transactions.execute(status -> {
            campaigns.lockForDelivery("usage_spike_detected");
            var recalling = CompletableFuture.supplyAsync(() -> recall("{\"reason\":\"wrong\"}"));
            await().atMost(SOON).until(() -> TestCampaigns.isSwitchAwaited(jdbc, "usage_spike_detected"));
            jdbc.sql("""
                            update send set state = 'delivered', decided_at = now(), notification_id = (
                                select id from notification where user_id = send.user_id)
                            where campaign = :campaign and state = 'planned'
                            """).param("campaign", campaign).update();
            return recalling;
        });

        assertThat(recall.join()).bodyJson().extractingPath("$.recalled").isEqualTo(5);
    }

    @Test
    void tellsThePeopleOfARecallWhatIsRight() {
        tell();
        var recall = recallId(recall("{\"reason\":\"wrong\"}"));

        assertThat(correct(recall, RIGHT)).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"sent\":5}");

        assertThat(members).allSatisfy(each -> {
            var inbox = get("/api/notifications/", people.bearer(each));
            assertThat(inbox).bodyJson().isLenientlyEqualTo("""
                            {"count":2,"results":[
                             {"notification_type":"%s","title":"Your credits are still there",
                              "body":"What we said was wrong.","source_type":"recall","source_id":"%s",
                              "source_url":"/usage","resource_type":"organization","resource_id":"%s","read":false},
                             {"title":"Credits removed"}]}
                            """.formatted(campaign, recall, organization));
            assertThat(this.<String>read(inbox, "$.results[0].corrects")).isEqualTo(read(inbox, "$.results[1].id"));
            assertThat(get("/api/notifications/unread_count/", people.bearer(each)))
                    .bodyJson()
                    .extractingPath("$.count")
                    .isEqualTo(1);
        });
        assertThat(lastAuditLine()).isEqualTo("correct " + campaign + "/recalls/" + recall);
    }

    @Test
    void correctsOnceHoweverOftenAndWithWhateverWords() {
        tell();
        var recall = recallId(recall("{\"reason\":\"wrong\"}"));

        var answers = Stream.concat(
                        atOnce(4, () -> correct(recall, RIGHT)).stream(),
                        Stream.of(correct(recall, RIGHT.replace("still there", "back"))))
                .toList();

        assertThat(answers).allSatisfy(each -> assertThat(each).bodyJson().isStrictlyEqualTo("{\"sent\":5}"));
        assertThat(corrections(recall))
                .containsOnly("Your credits are still there")
                .hasSize(5);
        assertThat(lines("correct " + campaign + "/recalls/" + recall)).isOne();
    }

    @Test
    void correctsEverythingThatAPersonWasToldAtOnce() {
        tell();
        tell();
        var recall = recallId(recall("{\"reason\":\"wrong\"}"));

        assertThat(correct(recall, RIGHT)).bodyJson().isStrictlyEqualTo("{\"sent\":5}");

        assertThat(corrections(recall)).hasSize(5);
    }

    @Test
    void correctsThoughTheCampaignIsPaused() {
        tell();
        assertThat(post("/api/campaigns/" + campaign + "/pause/", "{\"reason\":\"stop\"}"))
                .hasStatusOk();
        var recall = recallId(recall("{\"reason\":\"wrong\"}"));

        assertThat(correct(recall, RIGHT)).bodyJson().isStrictlyEqualTo("{\"sent\":5}");
    }

    @Test
    void tellsNobodyWhereNothingWasRecalled() {
        var recall = recallId(recall("{\"reason\":\"wrong\"}"));

        assertThat(correct(recall, RIGHT)).bodyJson().isStrictlyEqualTo("{\"sent\":0}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":\" \"}",
                "{\"reason\":\"x\",\"from\":\"today\"}",
                "{\"reason\":\"x\",\"origin\":\"mars\"}",
                "{\"reason\":\"x\",\"state\":\"held\"}",
                "{\"dry_run\":true}"
            })
    void refusesToRecallWithoutSayingWhatAndWhy(String body) {
        assertThat(recall(body)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void takesTextsAsLongAsAnInboxDoes() {
        tell();
        var recall = recallId(recall("{\"reason\":\"wrong\"}"));
        var smiles = "\uD83D\uDE00";

        assertThat(correct(recall, text(smiles.repeat(101), "b", "/inbox"))).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(correct(recall, text("t", smiles.repeat(201), "/inbox"))).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(correct(recall, text("t", " ", "/inbox"))).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(correct(recall, text("t", "b", "https://elsewhere.example/")))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(correct(recall, text("t", "b", "//elsewhere.example/"))).hasStatus(HttpStatus.BAD_REQUEST);

        assertThat(correct(recall, text(smiles.repeat(100), smiles.repeat(200), "/inbox")))
                .hasStatusOk();
    }

    @Test
    void knowsOnlyWhatThereIs() {
        assertThat(post("/api/campaigns/none/recall/", "{\"reason\":\"x\"}")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/api/campaigns/none/recall/", "{\"dry_run\":true,\"reason\":\"x\"}"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(correct(UUID.randomUUID().toString(), RIGHT)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(correct("one", RIGHT)).hasStatus(HttpStatus.NOT_FOUND);
    }

    private static String text(String title, String body, String url) {
        return "{\"title\":\"%s\",\"body\":\"%s\",\"url\":\"%s\",\"reason\":\"x\"}".formatted(title, body, url);
    }

    /** Everybody in the organization. */
    private void tell() {
        var before = count("delivered");
        new TestQueue(sqs).send(TestSpike.of(organization).json());
        await().atMost(SOON).until(() -> count("delivered") == before + members.size());
    }

    private List<String> dueOneSecondApart() {
        return jdbc.sql("""
                        update send set due_at = timestamptz '2026-06-09T10:00:00.000001Z' + n.seconds * interval '1 second'
                        from (select id, row_number() over () as seconds from send where campaign = :campaign) n
                        where send.id = n.id
                        returning to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as due
                        """).param("campaign", campaign).query(String.class).list().stream()
                .sorted()
                .toList();
    }

    private static <T> List<T> atOnce(int times, Supplier<T> action) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(action)).limit(times).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private MvcTestResult recall(String body) {
        return post("/api/campaigns/" + campaign + "/recall/", body);
    }

    private MvcTestResult correct(String recall, String body) {
        return post("/api/recalls/" + recall + "/correct/", body);
    }

    private String recallId(MvcTestResult answer) {
        return read(answer, "$.recall_id");
    }

    private List<String> people(MvcTestResult sends) {
        return this.<List<String>>read(sends, "$.results[*].user_id");
    }

    private <T> T read(MvcTestResult answer, String path) {
        try {
            return JsonPath.read(answer.getResponse().getContentAsString(), path);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult markRead(String reader) {
        return post("/api/notifications/" + newest(reader) + "/mark_read/", reader, "");
    }

    private void act(User member, String action, String body) {
        var bearer = people.bearer(member);
        assertThat(post("/api/notifications/" + notificationOf(member) + "/" + action + "/", bearer, body))
                .hasStatusOk();
    }

    private String newest(String reader) {
        return read(get("/api/notifications/", reader), "$.results[0].id");
    }

    private UUID notificationOf(User member) {
        return jdbc.sql("select id from notification where user_id = :user")
                .param("user", member.id())
                .query(UUID.class)
                .single();
    }

    private String sends(String state) {
        return "/api/sends/?campaign=" + campaign + "&state=" + state;
    }

    private int count(String state) {
        return jdbc.sql("select count(*) from send where campaign = :campaign and state = :state")
                .param("campaign", campaign)
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    private List<String> corrections(String recall) {
        return jdbc.sql("select title from notification where source_type = 'recall' and source_id = :recall")
                .param("recall", recall)
                .query(String.class)
                .list();
    }

    private String lastAuditLine() {
        return read(get("/api/audit/?limit=1", operator), "$.results[0].action") + " "
                + read(get("/api/audit/?limit=1", operator), "$.results[0].target");
    }

    private long auditLines() {
        return this.<Integer>read(get("/api/audit/?limit=1", operator), "$.count");
    }

    private long lines(String words) {
        return jdbc.sql("select count(*) from audit_line where action || ' ' || target = :words")
                .param("words", words)
                .query(Long.class)
                .single();
    }

    private MvcTestResult get(String path, String bearer) {
        return mvc.get().uri(path).header("Authorization", bearer).exchange();
    }

    private MvcTestResult post(String path, String body) {
        return post(path, operator, body);
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
