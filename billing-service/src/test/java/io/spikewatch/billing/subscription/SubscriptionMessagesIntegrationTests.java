package io.spikewatch.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.subscription.Subscription.Status;
import io.spikewatch.billing.subscription.Word.Occasion;
import io.spikewatch.messages.BillingMessageCodec;
import io.spikewatch.messages.Decoded.Valid;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.Origin;
import io.spikewatch.messages.SubscriptionChanged;
import io.spikewatch.messages.SubscriptionChanged.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class SubscriptionMessagesIntegrationTests {

    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    private final String organization = "told-" + UUID.randomUUID();

    @Autowired
    private Plans plans;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private BillingMessageCodec codec;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void definePlans() {
        plans.put(plan("told-starter", 1));
        plans.put(plan("told-growth", 2));
    }

    @Test
    void tellsEachChangeOnceWithTheTimeOfItsSource() {
        put("told-starter", Status.ACTIVE, null, "2026-06-01T10:00:00Z");
        put("told-growth", Status.ACTIVE, null, "2026-06-02T10:00:00Z");
        put("told-growth", Status.ACTIVE, null, "2026-06-02T10:00:00Z");
        put("told-growth", Status.PAST_DUE, null, "2026-06-03T10:00:00Z");
        put("told-starter", Status.ACTIVE, null, "2026-06-04T10:00:00Z");
        put("told-starter", Status.ACTIVE, "2026-06-05T10:00:00Z", "2026-06-05T10:00:00Z");
        put("told-starter", Status.CANCELED, "2026-06-05T10:00:00Z", "2026-06-30T10:00:00Z");

        assertThat(told())
                .containsExactly(
                        message(Change.CREATED, null, "told-starter", "active", "2026-06-01T10:00:00Z", null),
                        message(Change.UPGRADED, "told-starter", "told-growth", "active", "2026-06-02T10:00:00Z", null),
                        message(Change.UPDATED, "told-growth", "told-growth", "past_due", "2026-06-03T10:00:00Z", null),
                        message(
                                Change.DOWNGRADED,
                                "told-growth",
                                "told-starter",
                                "active",
                                "2026-06-04T10:00:00Z",
                                null),
                        message(
                                Change.CANCELED,
                                "told-starter",
                                "told-starter",
                                "active",
                                "2026-06-05T10:00:00Z",
                                "2026-06-05T10:00:00Z"),
                        message(
                                Change.UPDATED,
                                "told-starter",
                                "told-starter",
                                "canceled",
                                "2026-06-30T10:00:00Z",
                                "2026-06-05T10:00:00Z"));
    }

    @Test
    void tellsOfTrials() {
        tell(Occasion.BEGINNING, null, "told-starter", Status.TRIALING, "2026-06-01T10:00:00Z");
        tell(Occasion.TRIAL_ENDING, null, "told-starter", Status.TRIALING, "2026-06-12T10:00:00Z");
        tell(Occasion.CHANGE, null, "told-starter", Status.ACTIVE, "2026-06-15T10:00:00Z");

        assertThat(told())
                .extracting(SubscriptionChanged::change)
                .containsExactly(Change.TRIAL_STARTED, Change.TRIAL_ENDING, Change.UPDATED);
    }

    @Test
    void tellsNothingOfWhatCameTooLate() {
        tell(Occasion.CHANGE, null, "told-growth", Status.ACTIVE, "2026-06-02T10:00:00Z");
        tell(Occasion.BEGINNING, null, "told-starter", Status.ACTIVE, "2026-06-01T10:00:00Z");

        assertThat(told()).extracting(SubscriptionChanged::newPlan).containsExactly("told-growth");
    }

    @Test
    void tellsOfASuccessorThatTurnsUpAfterTheEndOfItsPredecessor() {
        tell(Occasion.BEGINNING, "2026-01-01T00:00:00Z", "told-starter", Status.ACTIVE, "2026-06-01T10:00:00Z");
        tell(Occasion.END, "2026-01-01T00:00:00Z", "told-starter", Status.CANCELED, "2026-06-02T10:00:05Z");
        tell(Occasion.BEGINNING, "2026-06-02T10:00:00Z", "told-growth", Status.ACTIVE, "2026-06-02T10:00:00Z");

        assertThat(told())
                .last()
                .isEqualTo(message(
                        Change.UPGRADED, "told-starter", "told-growth", "active", "2026-06-02T10:00:05Z", null));
    }

    @Test
    void tellsNothingOfWhatIsRolledBack() {
        transactions.executeWithoutResult(status -> {
            put("told-starter", Status.ACTIVE, null, "2026-06-01T10:00:00Z");
            status.setRollbackOnly();
        });

        assertThat(told()).isEmpty();
    }

    private void put(String plan, Status status, @Nullable String canceledAt, String occurredAt) {
        subscriptions.put(organization, subscription(plan, status, canceledAt, occurredAt));
    }

    private void tell(Occasion occasion, @Nullable String beganAt, String plan, Status status, String occurredAt) {
        subscriptions.tell(new Word(
                organization,
                UUID.randomUUID(),
                occasion,
                instant(beganAt),
                subscription(plan, status, null, occurredAt)));
    }

    private static Subscription subscription(
            String plan, Status status, @Nullable String canceledAt, String occurredAt) {
        return new Subscription(
                plan, status, JUNE, JUNE.plusMonths(1), null, instant(canceledAt), null, Instant.parse(occurredAt));
    }

    private SubscriptionChanged message(
            Change change,
            @Nullable String oldPlan,
            String newPlan,
            String status,
            String effectiveAt,
            @Nullable String canceledAt) {
        return new SubscriptionChanged(
                organization, change, oldPlan, newPlan, null, status, Instant.parse(effectiveAt), instant(canceledAt));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static Plan plan(String key, int rank) {
        return new Plan(key, key, rank, "USD", Map.of(), Map.of(), List.of(), LocalDate.of(2020, 1, 1));
    }

    /** What waits in the outbox about the organization, in the order in which it was told. */
    private List<SubscriptionChanged> told() {
        return jdbc
                .sql("select body from outbox_message where type = 'subscription_changed'")
                .query(String.class)
                .list()
                .stream()
                .map(body -> ((Valid) codec.decode(body, Map.of("content_encoding", "gzip"))).envelope())
                .filter(envelope -> organization.equals(envelope.message().organizationId()))
                .sorted(Comparator.comparing(Envelope::occurredAt))
                .peek(envelope -> assertThat(envelope.origin()).isEqualTo(Origin.LIVE))
                .map(envelope -> (SubscriptionChanged) envelope.message())
                .toList();
    }
}
