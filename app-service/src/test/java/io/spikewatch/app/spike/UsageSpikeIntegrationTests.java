package io.spikewatch.app.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.account.TestAccounts;
import io.spikewatch.app.message.TestQueue;
import io.spikewatch.app.message.TestSpike;
import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.notification.NotificationFilter;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.notification.Priority;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@IntegrationTest
class UsageSpikeIntegrationTests {

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
    private TransactionTemplate transactions;

    private TestQueue queue;
    private User csm;
    private User executive;
    private Account account;

    @BeforeEach
    void assignAnAccountTeam() {
        queue = new TestQueue(sqs);
        csm = people.staff();
        executive = people.staff();
        account = people.accountOf(people.organization());
        accounts.assign(account.id(), AssignmentRole.CSM, csm.id());
        accounts.assign(account.id(), AssignmentRole.ACCOUNT_EXECUTIVE, executive.id());
    }

    @Test
    void tellsTheAccountTeamWhatTheContractSays() {
        var spike = TestSpike.of(account.externalId());

        queue.sendPacked(spike.json());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(inboxOf(csm)).singleElement().satisfies(told -> {
                    assertThat(told.notificationType()).isEqualTo("usage_spike");
                    assertThat(told.priority()).isEqualTo(Priority.NORMAL);
                    assertThat(told.title()).isEqualTo("Usage spike: Acme");
                    assertThat(told.body()).isEqualTo("events 3.2× up (+220%), 38,400 instead of 12,000 on 2026-06-09");
                    assertThat(told.read()).isFalse();
                    assertThat(told.sourceType()).isEqualTo("billing");
                    assertThat(told.sourceId()).isEqualTo(spike.spikeId());
                    assertThat(told.resourceType()).isEqualTo("account");
                    assertThat(told.resourceId()).isEqualTo(account.id().toString());
                    assertThat(told.targetType()).isEqualTo("user");
                    assertThat(told.targetId()).isEqualTo(csm.id().toString());
                    assertThat(told.sourceUrl())
                            .isEqualTo(
                                    "/accounts/" + account.id() + "?usage_type=event_count_in_period&date=2026-06-09");
                    assertThat(told.metadata()).contains("\"direction\": \"up\"", "\"usage_date\": \"2026-06-09\"");
                }));
        await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(executive)).hasSize(1));
    }

    @Test
    void readsPlainJson() {
        queue.send(TestSpike.of(account.externalId()).json());

        await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(csm)).hasSize(1));
    }

    @Test
    void tellsOncePersonOnceWhoHasBothParts() {
        accounts.assign(account.id(), AssignmentRole.ACCOUNT_EXECUTIVE, csm.id());

        queue.send(TestSpike.of(account.externalId()).json());

        await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(csm)).hasSize(1));
        assertThat(inboxOf(executive)).isEmpty();
    }

    @Test
    void tellsOnceHoweverOftenTheMessageComes() {
        var spike = TestSpike.of(account.externalId());
        for (int i = 0; i < 5; i++) {
            queue.send(spike.json());
        }
        queue.send(spike.withMessageId(UUID.randomUUID().toString()).json());
        var last = TestSpike.of(account.externalId());

        await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(csm)).hasSize(1));
        queue.send(last.json());

        await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(csm)).hasSize(2));
        assertThat(inboxOf(csm)).extracting(Notification::sourceId).containsExactly(last.spikeId(), spike.spikeId());
    }

    @Test
    void tellsWhenSomebodyIsAssignedLater() {
        var organization = people.organization();
        queue.send(TestSpike.of(organization).json());
        var late = people.accountOf(organization);

        accounts.assign(late.id(), AssignmentRole.CSM, csm.id());

        await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(csm)).hasSize(1));
    }

    @Test
    void tellsThoughTheAssignmentWasUnderWayWhenTheMessageCame() {
        var organization = people.organization();
        transactions.executeWithoutResult(status -> {
            var late = people.accountOf(organization);
            accounts.assign(late.id(), AssignmentRole.CSM, csm.id());
            queue.send(TestSpike.of(organization).json());
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        });

        await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(csm)).hasSize(1));
    }

    private List<Notification> inboxOf(User user) {
        var caller = new Caller(user.id(), organizations.vendorId(), Role.MEMBER, true, false);
        var awake = new NotificationFilter(null, null, null, false, false, null, null, null, null, null, null);
        return notifications.list(caller, awake, 20, 0);
    }
}
