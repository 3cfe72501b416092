package io.spikewatch.billing.subscription;

import io.spikewatch.messages.NameBasedUuid;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a source said once about an organization's subscription.
 *
 * @param id the same however often it is said
 * @param beganAt when this subscription began, for sources that have several one after another: an older one has nothing
 *     more to say once its successor has spoken; null where the source knows of one subscription only
 */
public record Word(
        String organizationId,
        UUID id,
        Occasion occasion,
        @Nullable Instant beganAt,
        Subscription subscription) {

    /** What made the source speak, in the order that counts among words of the same instant; then that of arrival. */
    public enum Occasion {
        BEGINNING,
        TRIAL_ENDING,
        CHANGE,
        END,

        /** An operator has the last word, and of several operators the one who spoke last. */
        DECISION
    }

    /** The operator's one word on a period at an instant: said differently, it replaces the earlier one. */
    static Word ofOperator(String organizationId, Subscription subscription) {
        var id = NameBasedUuid.of(
                "subscription",
                organizationId,
                subscription.occurredAt().toString(),
                subscription.currentPeriodStart().toString());
        return new Word(organizationId, id, Occasion.DECISION, null, subscription);
    }
}
