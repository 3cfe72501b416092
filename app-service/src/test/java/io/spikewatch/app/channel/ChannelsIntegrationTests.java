package io.spikewatch.app.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.jayway.jsonpath.JsonPath;
import com.standardwebhooks.Webhook;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.notification.Correction;
import io.spikewatch.app.notification.NewNotification;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.notification.Priority;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.preference.Addresses;
import io.spikewatch.app.preference.Channel;
import io.spikewatch.app.preference.NotificationSettings;
import io.spikewatch.app.preference.QuietHours;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class ChannelsIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final WireMockServer outside =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Autowired
    private TestPeople people;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Notifications notifications;

    @Autowired
    private NotificationSettings settings;

    @Autowired
    private GreenMail mailServer;

    @Autowired
    private ChannelRelayJob job;

    @Autowired
    private ChannelRelay relay;

    @Autowired
    private WebhookSender webhooks;

    @Autowired
    private EmailSender emails;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Clock clock;

    private String organization;
    private User owner;

    @BeforeAll
    static void start() {
        outside.start();
    }

    @AfterAll
    static void stop() {
        outside.stop();
    }

    @BeforeEach
    void invite() {
        organization = people.organization();
        owner = people.memberOf(organization, Role.OWNER);
    }

    @Test
    void writesAnEmailToTheAddressOfTheSignIn() throws MessagingException, IOException {
        choose(Channel.EMAIL);

        var notification = notify("Billing alert: Acmé", Priority.CRITICAL);

        until(() -> states(notification).equals(List.of("email sent")));
        var email = emails().get(0);
        assertThat(email.getSubject()).isEqualTo("Critical: Billing alert: Acmé");
        assertThat(email.getContent().toString())
                .contains("Token usage at 80% (400,000 of 500,000)")
                .contains("http://localhost:8080/inbox/" + notification + "?organization_id=" + organization);
        assertThat(email.getHeader("Message-ID", null)).contains(deliveryOf(notification) + "@");
        assertThat(email.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    }

    @Test
    void keepsAnEmailToItsOwnHeaders() throws MessagingException {
        choose(Channel.EMAIL);

        notify("Acme\r\nBcc: victim@example.com", Priority.NORMAL);

        until(() -> emails().size() == 1);
        assertThat(emails().get(0).getSubject()).isEqualTo("Acme Bcc: victim@example.com");
        assertThat(emails().get(0).getRecipients(RecipientType.BCC)).isNull();
    }

    @Test
    void writesToSlack() {
        choose(Channel.SLACK);

        var notification = notify("Billing alert: <!channel> & *Co*", Priority.NORMAL);

        until(() -> states(notification).equals(List.of("slack sent")));
        var body = received(Channel.SLACK).get(0).getBodyAsString();
        assertThat(JsonPath.<Boolean>read(body, "$.mrkdwn")).isFalse();
        String text = JsonPath.read(body, "$.text");
        assertThat(text).isEqualTo("""
                        Billing alert: &lt;!channel&gt; &amp; *Co*
                        Token usage at 80%% (400,000 of 500,000)
                        http://localhost:8080/inbox/%s?organization_id=%s""".formatted(notification, organization));
    }

    @Test
    void callsAWebhookThatCanCheckWhereItComesFrom() {
        choose(Channel.WEBHOOK);
        var secret = settings.webhookSecret(owner.id()).orElseThrow();

        var notification = notify("Billing alert: Acmé", Priority.CRITICAL);

        until(() -> states(notification).equals(List.of("webhook sent")));
        var call = received(Channel.WEBHOOK).get(0);
        assertThatCode(() -> new Webhook(secret).verify(call.getBodyAsString(), headersOf(call)))
                .doesNotThrowAnyException();
        assertThat(call.getHeader("webhook-id")).isEqualTo(deliveryOf(notification));
        assertThat(call.getHeader("Content-Type")).startsWith("application/json");
        String body = call.getBodyAsString();
        assertThat(JsonPath.<String>read(body, "$.type")).isEqualTo("notification.created");
        assertThat(JsonPath.<String>read(body, "$.data.organization_id")).isEqualTo(organization);
        assertThat(JsonPath.<String>read(body, "$.data.link")).contains("/inbox/" + notification);
        assertThat(JsonPath.<String>read(body, "$.data.notification.id")).isEqualTo(notification.toString());
        assertThat(JsonPath.<String>read(body, "$.data.notification.title")).isEqualTo("Billing alert: Acmé");
        assertThat(JsonPath.<String>read(body, "$.data.notification.metadata.severity"))
                .isEqualTo("warning");
    }

    @Test
    void tellsOnEveryChannelThatIsChosenAndOnNoOther() {
        choose(Channel.IN_APP, Channel.EMAIL, Channel.WEBHOOK);
        settings.change(
                owner.id(),
                present -> present.withChannels(Map.of(
                        "usage_spike",
                        List.of(Channel.SLACK),
                        "billing_alert",
                        List.of(Channel.EMAIL, Channel.WEBHOOK))));

        var notification = notify("Billing alert: Acme", Priority.NORMAL);

        until(() -> states(notification).equals(List.of("email sent", "webhook sent")));
        assertThat(received(Channel.SLACK)).isEmpty();
    }

    @Test
    void tellsInTheInboxAloneWhereNothingIsChosenOrNoAddressGiven() {
        settings.change(
                owner.id(),
                present -> present.withChannels(Map.of("billing_alert", List.of(Channel.SLACK, Channel.WEBHOOK))));

        var notification = notify("Billing alert: Acme", Priority.NORMAL);

        assertThat(notifications.find(notification)).isPresent();
        assertThat(states(notification)).isEmpty();
    }

    @Test
    void writesDownByOneStatementWhatManyPeopleAreToldOnManyChannels() {
        var told = Stream.generate(() -> people.memberOf(organization, Role.MEMBER))
                .limit(4)
                .toList();
        told.forEach(each -> settings.change(
                each.id(),
                present -> present.withAddresses(new Addresses(address(Channel.SLACK), null))
                        .withChannels(Map.of("billing_alert", List.of(Channel.EMAIL, Channel.SLACK)))));

        var written = transactions.execute(status -> {
            status.setRollbackOnly();
            notifications.deliver(told.stream()
                    .map(each -> notification(each, "Billing alert: Acme", Priority.NORMAL))
                    .toList());
            return jdbc.sql("""
                            select count(*) || ' rows by ' || count(distinct cmin::text) from channel_delivery
                            where organization_id = ?
                            """).param(organization).query(String.class).single();
        });

        assertThat(written).isEqualTo("8 rows by 1");
    }

    @Test
    void sendsNothingOfWhatIsNotCommitted() {
        choose(Channel.EMAIL);

        transactions.executeWithoutResult(status -> {
            notify("Billing alert: Acme", Priority.NORMAL);
            status.setRollbackOnly();
        });
        var committed = notify("Billing alert: Umbrella", Priority.NORMAL);

        until(() -> states(committed).equals(List.of("email sent")));
        assertThat(emails()).hasSize(1);
    }

    @Test
    void sendsOnceHoweverOftenItIsDelivered() {
        choose(Channel.WEBHOOK);
        var one = notification("Billing alert: Acme", Priority.NORMAL);
        var id = notifications.deliver(List.of(one)).get(owner.id());
        until(() -> states(id).equals(List.of("webhook sent")));

        notifications.deliver(List.of(one));
        var last = notify("Billing alert: Acme", Priority.NORMAL);

        until(() -> states(last).equals(List.of("webhook sent")));
        assertThat(received(Channel.WEBHOOK)).hasSize(2);
    }

    @Test
    void sendsOnceHoweverManyRelaysThereAre() {
        choose(Channel.WEBHOOK);
        var all = Stream.generate(() -> notify("Billing alert: Acme", Priority.NORMAL))
                .limit(30)
                .toList();

        IntStream.range(0, 8).parallel().forEach(relay -> drain());

        until(() -> all.stream().allMatch(each -> states(each).equals(List.of("webhook sent"))));
        assertThat(received(Channel.WEBHOOK))
                .hasSize(30)
                .extracting(call -> call.getHeader("webhook-id"))
                .doesNotHaveDuplicates();
    }

    private void drain() {
        while (relay.sendNext(webhooks)) {
            assertThat(received(Channel.WEBHOOK)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 429, 500})
    void triesAgainUnderTheSameIdUntilItIsTaken(int status) {
        choose(Channel.WEBHOOK);
        answer(Channel.WEBHOOK, status(status));
        var notification = notify("Billing alert: Acme", Priority.NORMAL);
        untilFailed(notification);
        assertThat(states(notification)).containsExactly("webhook waiting");

        answer(Channel.WEBHOOK, ok());
        letTimePass(notification);

        until(() -> states(notification).equals(List.of("webhook sent")));
        assertThat(received(Channel.WEBHOOK))
                .hasSize(2)
                .extracting(call -> call.getHeader("webhook-id"))
                .containsOnly(deliveryOf(notification));
    }

    @Test
    void givesUpAfterADay(CapturedOutput output) {
        choose(Channel.SLACK);
        answer(Channel.SLACK, status(500));
        var notification = notify("Billing alert: Acme", Priority.NORMAL);
        untilFailed(notification);
        jdbc.sql("update channel_delivery set expires_at = now() where notification_id = :id")
                .param("id", notification)
                .update();

        letTimePass(notification);

        until(() -> states(notification).equals(List.of("slack given_up http_500")));
        assertThat(output).contains("given up on a channel: delivery=" + deliveryOf(notification));
    }

    @Test
    void givesUpAtOnceWhereNobodyWantsIt() {
        choose(Channel.WEBHOOK);
        answer(Channel.WEBHOOK, status(410));

        var notification = notify("Billing alert: Acme", Priority.NORMAL);

        until(() -> states(notification).equals(List.of("webhook given_up http_410")));
    }

    @Test
    void followsNobodyElsewhere() {
        choose(Channel.WEBHOOK);
        answer(Channel.WEBHOOK, temporaryRedirect(address(Channel.SLACK)));

        var notification = notify("Billing alert: Acme", Priority.NORMAL);

        untilFailed(notification);
        assertThat(received(Channel.SLACK)).isEmpty();
    }

    @Test
    void waitsNoLongerThanItSaysForAnAnswer() {
        choose(Channel.WEBHOOK);
        answer(Channel.WEBHOOK, ok().withFixedDelay(60_000));

        var notification = notify("Billing alert: Acme", Priority.NORMAL);

        untilFailed(notification);
    }

    @Test
    void waitsForNoMoreThanTheStatus() {
        choose(Channel.WEBHOOK);
        answer(Channel.WEBHOOK, ok("x".repeat(1000)).withChunkedDribbleDelay(1000, 60_000));

        var notification = notify("Billing alert: Acme", Priority.NORMAL);

        until(() -> states(notification).equals(List.of("webhook sent")));
    }

    @Test
    void forgetsWhatBecameOfNotificationsAfterAMonth() {
        choose(Channel.EMAIL);
        var old = notify("Billing alert: Acme", Priority.NORMAL);
        until(() -> states(old).equals(List.of("email sent")));
        var waiting = notifyLater();
        job.forgetSettled();
        assertThat(states(old)).isNotEmpty();
        jdbc.sql("update channel_delivery set decided_at = decided_at - interval '30 days 1 second'")
                .update();

        job.forgetSettled();

        assertThat(states(old)).isEmpty();
        assertThat(states(waiting)).containsExactly("email waiting");
    }

    @Test
    void triesOneForAllThatWaitsForAPerson() {
        choose(Channel.WEBHOOK);
        answer(Channel.WEBHOOK, status(500));
        var first = notify("Billing alert: Acme", Priority.NORMAL);
        untilFailed(first);
        var second = notify("Billing alert: Acme", Priority.NORMAL);

        assertThat(dueOf(second)).isEqualTo(dueOf(first));
        answer(Channel.WEBHOOK, ok());
        letTimePass(first);

        until(() -> states(second).equals(List.of("webhook sent")));
        assertThat(received(Channel.WEBHOOK)).hasSize(3);
    }

    @Test
    void waitsForTheEndOfQuietHoursButForTheInboxNever() {
        choose(Channel.EMAIL);
        var now = clock.instant().atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        var quiet = new QuietHours(now.minusHours(1), now.plusHours(1), ZoneOffset.UTC);
        settings.change(owner.id(), present -> present.withQuietHours(quiet));

        var notification = notify("Billing alert: Acme", Priority.CRITICAL);

        assertThat(notifications.find(notification)).isPresent();
        assertThat(dueOf(notification))
                .isEqualTo(quiet.endOf(clock.instant()).orElseThrow().toString());
        letTimePass(notification);
        until(() -> dueOf(notification)
                .equals(quiet.endOf(clock.instant()).orElseThrow().toString()));
        assertThat(emails()).isEmpty();

        settings.change(owner.id(), present -> present.withQuietHours(null));

        until(() -> emails().size() == 1);
    }

    @Test
    void takesAZoneNobodyKnowsForUtc(CapturedOutput output) {
        choose(Channel.EMAIL);
        var now = clock.instant().atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        var quiet = new QuietHours(now.minusHours(1), now.plusHours(1), ZoneOffset.UTC);
        settings.change(owner.id(), present -> present.withQuietHours(quiet));
        setPreference("time_zone = 'Mars/Olympus'");

        var notification = notify("Billing alert: Acme", Priority.NORMAL);

        assertThat(dueOf(notification))
                .isEqualTo(quiet.endOf(clock.instant()).orElseThrow().toString());
        assertThat(output).contains("Time zone is unknown, UTC is taken: zone=Mars/Olympus");
    }

    @Test
    void setsAsideWhatItCannotJudgeAndSendsTheNext(CapturedOutput output) {
        choose(Channel.SLACK);
        var broken = notifyLater();
        setPreference("channels = '{\"billing_alert\": [\"pigeon\"]}'");

        letTimePass(broken);

        untilFailed(broken);
        assertThat(output).contains("Notification can't be sent: delivery=" + deliveryOf(broken), "at io.spikewatch");
        invite();
        choose(Channel.SLACK);
        var next = notify("Billing alert: Acme", Priority.NORMAL);
        until(() -> states(next).equals(List.of("slack sent")));
        assertThat(states(broken)).containsExactly("slack waiting");
    }

    @Test
    void keepsNobodyWaitingForWhatItSetAside() {
        choose(Channel.SLACK);
        var broken = notifyLater();
        setPreference("channels = '{\"billing_alert\": [\"pigeon\"]}'");
        letTimePass(broken);
        untilFailed(broken);
        setPreference("channels = '{\"billing_alert\": [\"slack\"]}'");

        var next = notify("Billing alert: Acme", Priority.CRITICAL);

        assertThat(dueOf(next)).isLessThan(dueOf(broken));
        until(() -> states(next).equals(List.of("slack sent")));
    }

    @Test
    void givesUpAfterADayWhatItCannotJudge() {
        choose(Channel.SLACK);
        var broken = notifyLater();
        setPreference("channels = '{\"billing_alert\": [\"pigeon\"]}'");
        jdbc.sql("update channel_delivery set expires_at = now() where notification_id = :id")
                .param("id", broken)
                .update();

        letTimePass(broken);

        until(() -> states(broken).get(0).startsWith("slack given_up"));
    }

    @Test
    void holdsWhatIsPaused() {
        choose(Channel.EMAIL, Channel.SLACK);
        var held = notifyLater();
        turn("pause");
        try {
            letTimePass(held);
            assertThat(relay.sendNext(emails)).isFalse();
            assertThat(states(held)).containsExactly("email waiting", "slack waiting");
        } finally {
            turn("resume");
        }

        until(() -> states(held).equals(List.of("email sent", "slack sent")));
    }

    @Test
    void withdrawsWhatIsRecalledAndSendsTheCorrectionThoughTheCampaignIsPaused() {
        choose(Channel.EMAIL, Channel.WEBHOOK);
        var recalled = notifyLater();
        turn("pause");
        try {
            notifications.retract(List.of(recalled), "wrong", Map.of());
            notifications.correct(List.of(recalled), new Correction(UUID.randomUUID(), "All is well", "Sorry", null));
            letTimePass(recalled);

            until(() -> states(correctionOf(recalled)).equals(List.of("email sent", "webhook sent")));
            assertThat(states(recalled)).containsExactly("email waiting", "webhook waiting");
        } finally {
            turn("resume");
        }
        until(() -> states(recalled).equals(List.of("email withdrawn retracted", "webhook withdrawn retracted")));
        assertThat(emails()).hasSize(1);
    }

    private UUID correctionOf(UUID recalled) {
        return jdbc.sql("select id from notification where corrects = :id")
                .param("id", recalled)
                .query(UUID.class)
                .single();
    }

    private void turn(String action) {
        assertThat(mvc.post()
                        .uri("/api/campaigns/billing_alert/" + action)
                        .header("Authorization", people.bearer(people.operator()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"a test\"}"))
                .hasStatusOk();
    }

    private void setPreference(String assignment) {
        jdbc.sql("update notification_preference set " + assignment + " where user_id = :user")
                .param("user", owner.id())
                .update();
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingThatIsOver(Over over) {
        choose(Channel.EMAIL);
        var notification = notifyLater();

        over.happen(this, notification);
        letTimePass(notification);

        until(() -> states(notification).equals(List.of("email withdrawn " + over.reason)));
        assertThat(emails()).isEmpty();
    }

    @Test
    void callsAWebhookThoughTheNotificationWasRead() {
        choose(Channel.WEBHOOK);
        var notification = notifyLater();

        Over.READ.happen(this, notification);
        letTimePass(notification);

        until(() -> states(notification).equals(List.of("webhook sent")));
    }

    @Test
    void keepsAddressesOutOfTheLog(CapturedOutput output) {
        choose(Channel.SLACK, Channel.WEBHOOK, Channel.EMAIL);
        answer(Channel.SLACK, status(500));
        answer(Channel.WEBHOOK, status(410));

        var notification = notify("Billing alert: Acme", Priority.NORMAL);

        until(() -> states(notification).equals(List.of("email sent", "slack waiting", "webhook given_up http_410")));
        until(() -> output.getAll().contains("not sent, it waits"));
        assertThat(output.getAll().lines())
                .filteredOn(line -> !line.contains("greenmail"))
                .noneMatch(line -> line.contains(owner.email()))
                .noneMatch(line -> line.contains(outside.baseUrl()))
                .noneMatch(line -> line.contains("whsec_"));
    }

    private enum Over {
        READ("read", "update notification set read_at = now() where id = :id"),
        ARCHIVED("read", "update notification set archived_at = now() where id = :id"),
        DESELECTED(
                "not_chosen",
                "update notification_preference set channels = '{}' where user_id = "
                        + "(select user_id from notification where id = :id)"),
        MUTED(
                "muted",
                "insert into notification_mute (user_id, notification_type, position) "
                        + "select user_id, notification_type, 0 from notification where id = :id"),
        ACCOUNT_MUTED("muted", """
                with about as (update notification set resource_type = 'account',
                    resource_id = '7f0d6f44-8a55-4d0f-8f2f-0d6b1f6d7c11' where id = :id returning *)
                insert into notification_mute (user_id, notification_type, account_id, position)
                select user_id, notification_type, resource_id::uuid, 0 from about
                """),
        LEFT("left", "delete from membership where user_id = (select user_id from notification where id = :id)"),
        DEACTIVATED(
                "left",
                "update app_user set active = false where id = (select user_id from notification where id = :id)");

        private final String reason;
        private final String sql;

        Over(String reason, String sql) {
            this.reason = reason;
            this.sql = sql;
        }

        void happen(ChannelsIntegrationTests test, UUID notification) {
            test.jdbc.sql(sql).param("id", notification).update();
        }
    }

    /** However slow the test is from now on: it isn't tried again before {@link #letTimePass}. */
    private void untilFailed(UUID notification) {
        until(() -> failuresOf(notification) == 1);
        setDue(notification, "1 hour");
    }

    /** Without waiting for the job's next turn. */
    private void until(Callable<Boolean> condition) {
        await().atMost(SOON).until(() -> {
            job.relay();
            return condition.call();
        });
    }

    /** Every outer channel has an address of the person's own, and takes what comes. */
    private void choose(Channel... channels) {
        answer(Channel.SLACK, ok("ok"));
        answer(Channel.WEBHOOK, ok());
        settings.change(
                owner.id(),
                present -> present.withAddresses(new Addresses(address(Channel.SLACK), address(Channel.WEBHOOK)))
                        .withChannels(Map.of("billing_alert", Arrays.asList(channels))));
    }

    private String address(Channel channel) {
        return outside.baseUrl() + path(channel);
    }

    private String path(Channel channel) {
        return "/" + channel.word() + "/" + owner.id();
    }

    private void answer(Channel channel, ResponseDefinitionBuilder response) {
        outside.stubFor(post(urlPathEqualTo(path(channel))).willReturn(response));
    }

    private List<LoggedRequest> received(Channel channel) {
        return outside.findAll(postRequestedFor(urlPathEqualTo(path(channel))));
    }

    private static HttpHeaders headersOf(LoggedRequest call) {
        var headers =
                call.getHeaders().all().stream().collect(Collectors.toMap(each -> each.key(), each -> each.values()));
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    private List<MimeMessage> emails() {
        return Arrays.stream(mailServer.getReceivedMessagesForDomain(owner.email()))
                .toList();
    }

    private UUID notify(String title, Priority priority) {
        return notifications.deliver(List.of(notification(title, priority))).get(owner.id());
    }

    /** Waits until {@link #letTimePass}. */
    private UUID notifyLater() {
        return transactions.execute(status -> {
            var id = notify("Billing alert: Acme", Priority.NORMAL);
            setDue(id, "1 hour");
            return id;
        });
    }

    private NewNotification notification(String title, Priority priority) {
        return notification(owner, title, priority);
    }

    private NewNotification notification(User person, String title, Priority priority) {
        return new NewNotification(
                organization,
                person.id(),
                "billing_alert",
                priority,
                title,
                "Token usage at 80% (400,000 of 500,000)",
                "organization",
                organization,
                "billing",
                UUID.randomUUID().toString(),
                "/organization/billing/alerts",
                Map.of("severity", "warning"));
    }

    private List<String> states(UUID notification) {
        return jdbc.sql("""
                        select concat_ws(' ', channel, state, reason) from channel_delivery
                        where notification_id = :id order by channel
                        """).param("id", notification).query(String.class).list();
    }

    private int failuresOf(UUID notification) {
        return jdbc.sql("select failures from channel_delivery where notification_id = :id")
                .param("id", notification)
                .query(Integer.class)
                .single();
    }

    private String dueOf(UUID notification) {
        return jdbc.sql("select due_at from channel_delivery where notification_id = :id")
                .param("id", notification)
                .query(OffsetDateTime.class)
                .single()
                .toInstant()
                .toString();
    }

    private String deliveryOf(UUID notification) {
        return jdbc.sql("select id from channel_delivery where notification_id = :id")
                .param("id", notification)
                .query(String.class)
                .single();
    }

    private void letTimePass(UUID notification) {
        setDue(notification, "0");
    }

    /** Whatever waits for the person. */
    private void setDue(UUID notification, String fromNow) {
        jdbc.sql("""
                        update channel_delivery set due_at = now() + :from_now::interval
                        where state = 'waiting'
                            and user_id = (select user_id from notification where id = :id)
                        """).param("id", notification).param("from_now", fromNow).update();
    }
}
