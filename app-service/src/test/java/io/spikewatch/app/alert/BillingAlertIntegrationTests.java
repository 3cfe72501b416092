package io.spikewatch.app.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.account.TestAccounts;
import io.spikewatch.app.message.TestAlert;
import io.spikewatch.app.message.TestQueue;
import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.notification.NotificationFilter;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.notification.Priority;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.preference.NotificationSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@IntegrationTest
class BillingAlertIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    private SqsAsyncClient sqs;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Notifications notifications;

    @Autowired
    private NotificationSettings settings;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private TestQueue queue;
    private String organization;
    private User owner;

    @BeforeEach
    void foundAnOrganization() {
        queue = new TestQueue(sqs);
        organization = people.organization();
        owner = people.memberOf(organization, Role.OWNER);
    }

    @AfterEach
    void resume() {
        turn("resume");
    }

    @Test
    void tellsOwnersAndAdminsInTheirOwnOrganization() {
        var admin = people.memberOf(organization, Role.ADMIN);
        var member = people.memberOf(organization, Role.MEMBER);
        var alert = TestAlert.of(organization, "warning");

        queue.sendPacked(alert.json());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inboxOf(owner)).singleElement().satisfies(told -> {
                    assertThat(told.notificationType()).isEqualTo("billing_alert");
                    assertThat(told.priority()).isEqualTo(Priority.NORMAL);
                    assertThat(told.title()).isEqualTo("Billing alert: Acme");
                    assertThat(told.body())
                            .isEqualTo("Token usage at 80% (400,000 of 500,000)."
                                    + " At this pace the plan's limit is reached on 2026-06-24, in 6 days");
                    assertThat(told.sourceType()).isEqualTo("billing");
                    assertThat(told.sourceId()).isEqualTo(alert.alertId());
                    assertThat(told.resourceType()).isEqualTo("organization");
                    assertThat(told.resourceId()).isEqualTo(organization);
                    assertThat(told.sourceUrl())
                            .isEqualTo("/organization/billing/alerts?organization_id=" + organization);
                    assertThat(told.metadata())
                            .contains("\"alert_type\": \"usage_soft_warning\"", "\"severity\": \"warning\"");
                }));
        await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(admin)).hasSize(1));
        assertThat(inboxOf(member)).isEmpty();
    }

    @Test
    void tellsTheAccountTeamOfCriticalOnesOnly() {
        var account = people.accountOf(organization, "Acme, as the vendor calls it");
        var csm = people.staff();
        accounts.assign(account.id(), AssignmentRole.CSM, csm.id());
        var alert = TestAlert.of(organization, "warning");

        queue.send(alert.json());
        await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(owner)).hasSize(1));
        assertThat(inboxOf(csm, people.vendorId())).isEmpty();
        queue.send(alert.escalate().json());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inboxOf(csm, people.vendorId()))
                        .singleElement()
                        .satisfies(told -> {
                            assertThat(told.priority()).isEqualTo(Priority.CRITICAL);
                            assertThat(told.title()).isEqualTo("Billing alert: Acme, as the vendor calls it");
                            assertThat(told.resourceType()).isEqualTo("account");
                            assertThat(told.resourceId()).isEqualTo(account.id().toString());
                        }));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inboxOf(owner)).hasSize(2).allSatisfy(told -> {
                    assertThat(told.title()).isEqualTo("Billing alert: Acme");
                    assertThat(told.resourceType()).isEqualTo("organization");
                    assertThat(told.resourceId()).isEqualTo(organization);
                }));
    }

    @Test
    void callsANamelessOrganizationByTheNameItSignedUpWith() {
        var nameless = TestAlert.of(organization, "warning").json().replace("\"Acme\"", "null");

        queue.send(nameless);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inboxOf(owner))
                        .extracting(Notification::title)
                        .containsExactly("Billing alert: Acme"));
    }

    @Test
    void leavesOutOfTheTeamAloneWhoMutedTheAccount() {
        var account = people.accountOf(organization);
        var csm = people.staff();
        accounts.assign(account.id(), AssignmentRole.CSM, csm.id());
        settings.mute(owner.id(), "billing_alert", account.id());
        settings.mute(csm.id(), "billing_alert", account.id());
        var alert = TestAlert.of(organization, "critical");

        queue.send(alert.json());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(statesOf(alert)).containsExactly("delivered", "suppressed muted"));
        assertThat(inboxOf(owner)).hasSize(1);
    }

    @Test
    void tellsWhoIsBothOnceAndInTheirOwnOrganization() {
        var account = people.accountOf(organization);
        people.join(owner, people.vendorId(), Role.MEMBER);
        accounts.assign(account.id(), AssignmentRole.CSM, owner.id());

        queue.send(TestAlert.of(organization, "critical").json());

        await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(owner)).hasSize(1));
        assertThat(inboxOf(owner, people.vendorId())).isEmpty();
    }

    @Test
    void tellsEachSeverityOnceHoweverOftenItComes() {
        var alert = TestAlert.of(organization, "warning");
        for (int i = 0; i < 3; i++) {
            queue.send(alert.json());
            queue.send(alert.withOrigin("replay").json());
            queue.send(alert.escalate().json());
        }
        var last = TestAlert.of(organization, "info");
        await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(owner)).hasSize(2));

        queue.send(last.json());

        await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(owner)).hasSize(3));
        assertThat(inboxOf(owner))
                .extracting(Notification::sourceId)
                .containsOnlyOnce(last.alertId(), alert.alertId(), alert.alertId() + "/critical");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "backfill"})
    void tellsNobodyOfOtherOrigins(String origin) {
        var alert = TestAlert.of(organization, "critical").withOrigin(origin);

        queue.send(alert.json());

        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(alert)).containsExactly("suppressed origin"));
        assertThat(inboxOf(owner)).isEmpty();
    }

    @Test
    void keepsWhatFindsNobodyAndTellsItOnceSomebodyBecomesAdmin() {
        var empty = people.organization();
        var somebody = people.memberOf(empty, Role.MEMBER);
        var alert = TestAlert.of(empty, "info");
        queue.send(alert.json());
        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(alert)).containsExactly("suppressed no_account"));

        people.join(somebody, empty, Role.ADMIN);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inboxOf(somebody, empty)).hasSize(1));
    }

    @Test
    void tellsTheAccountTeamWhenAnAccountAppearsLater() {
        var unknown = people.organization();
        var alert = TestAlert.of(unknown, "critical");
        queue.send(alert.json());
        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(alert)).containsExactly("suppressed no_account"));
        var csm = people.staff();

        accounts.assign(people.accountOf(unknown).id(), AssignmentRole.CSM, csm.id());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inboxOf(csm, people.vendorId())).hasSize(1));
    }

    @Test
    void leavesOutWhoIsInactive() {
        jdbc.sql("update app_user set active = false where id = :user")
                .param("user", owner.id())
                .update();
        var alert = TestAlert.of(organization, "critical");

        queue.send(alert.json());

        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(alert)).containsExactly("suppressed inactive"));
    }

    @Test
    void leavesOutWhoMutedIt() {
        settings.mute(owner.id(), "billing_alert", null);
        var alert = TestAlert.of(organization, "critical");

        queue.send(alert.json());

        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(alert)).containsExactly("suppressed muted"));
    }

    @Test
    void tellsAfterAPauseWhoIsStillAnAdmin() {
        var former = people.memberOf(organization, Role.ADMIN);
        var alert = TestAlert.of(organization, "warning");
        turn("pause");
        queue.send(alert.json());
        await().atMost(SOON).untilAsserted(() -> assertThat(statesOf(alert)).containsExactly("planned", "planned"));
        people.join(former, organization, Role.MEMBER);

        turn("resume");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(statesOf(alert)).containsExactly("delivered", "suppressed outdated"));
        assertThat(inboxOf(owner)).hasSize(1);
    }

    private void turn(String action) {
        assertThat(mvc.post()
                        .uri("/api/campaigns/billing_alert/" + action)
                        .header("Authorization", people.bearer(people.operator()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"a test\"}"))
                .hasStatusOk();
    }

    private List<String> statesOf(TestAlert alert) {
        return jdbc.sql("select concat_ws(' ', state, reason) from send where event_id = :event order by 1")
                .param("event", alert.eventId())
                .query(String.class)
                .list();
    }

    private List<Notification> inboxOf(User user) {
        return inboxOf(user, organization);
    }

    private List<Notification> inboxOf(User user, String where) {
        var caller = new Caller(user.id(), where, Role.MEMBER, false, false);
        var awake = new NotificationFilter(null, null, null, false, false, null, null, null, null, null, null);
        return notifications.list(caller, awake, 20, 0);
    }
}
