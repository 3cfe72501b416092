package io.spikewatch.billing.subscription;

import io.spikewatch.billing.outbox.Outbox;
import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.subscription.Subscription.Status;
import io.spikewatch.billing.subscription.Word.Occasion;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.Origin;
import io.spikewatch.messages.SubscriptionChanged;
import io.spikewatch.messages.SubscriptionChanged.Change;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells app-service how a subscription stands, whenever that changes. A word that came too late to change it stays untold:
 * the one that stands has told what became of both.
 */
@Component
class SubscriptionMessages {

    private final Plans plans;
    private final Outbox outbox;
    private final Clock clock;

    SubscriptionMessages(Plans plans, Outbox outbox, Clock clock) {
        this.plans = plans;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Leaves with the caller's transaction. */
    void tell(Word word, @Nullable Subscription before, Subscription now) {
        if (!now.equals(before)) {
            var message = new SubscriptionChanged(
                    word.organizationId(),
                    change(word, before, now),
                    before == null ? null : before.plan(),
                    now.plan(),
                    null,
                    now.status().name().toLowerCase(Locale.ROOT),
                    effectiveAt(before, now),
                    now.canceledAt());
            outbox.enqueue(new Envelope(UUID.randomUUID().toString(), clock.instant(), Origin.LIVE, message));
        }
    }

    /** Later than what was told before, even where a successor turns up that began before its predecessor's last word. */
    private static Instant effectiveAt(@Nullable Subscription before, Subscription now) {
        return before != null && before.occurredAt().isAfter(now.occurredAt()) ? before.occurredAt() : now.occurredAt();
    }

    private Change change(Word word, @Nullable Subscription before, Subscription now) {
        if (now.isCanceled() && (before == null || !before.isCanceled())) {
            return Change.CANCELED;
        }
        if (word.occasion() == Occasion.TRIAL_ENDING) {
            return Change.TRIAL_ENDING;
        }
        if (now.status() == Status.TRIALING && (before == null || before.status() != Status.TRIALING)) {
            return Change.TRIAL_STARTED;
        }
        return before == null ? Change.CREATED : change(rank(before), rank(now));
    }

    private static Change change(int before, int now) {
        return now > before ? Change.UPGRADED : now < before ? Change.DOWNGRADED : Change.UPDATED;
    }

    private int rank(Subscription subscription) {
        return plans.find(subscription.plan()).map(Plan::rank).orElseThrow();
    }
}
