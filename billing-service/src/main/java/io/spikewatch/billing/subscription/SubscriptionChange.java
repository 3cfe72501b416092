package io.spikewatch.billing.subscription;

import java.time.Instant;
import java.util.UUID;

/**
 * What people should hear of a subscription's history. A first subscription is none.
 *
 * @param id of the word that brought it
 * @param toldAt when that word was said here
 * @param fromPlan what the plan before was called on that day
 * @param toPlan what the plan since was called on that day; of a cancellation the plan canceled
 */
public record SubscriptionChange(
        UUID id, String organizationId, Instant occurredAt, Instant toldAt, Kind kind, String fromPlan, String toPlan) {

    /** Upgrade and downgrade by rank; a cancellation once, until the subscription stands without one again. */
    public enum Kind {
        UPGRADE,
        DOWNGRADE,
        CANCELLATION
    }
}
