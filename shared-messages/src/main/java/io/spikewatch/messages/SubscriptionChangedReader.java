package io.spikewatch.messages;

import io.spikewatch.messages.SubscriptionChanged.Change;

/** Reads {@code data} of {@code subscription_changed}: what changed decides too much to be guessed. */
final class SubscriptionChangedReader implements MessageReader {

    @Override
    public SubscriptionChanged read(String messageId, Fields data) throws RejectedException {
        return new SubscriptionChanged(
                data.requiredId("organization_id"),
                data.requiredOneOf(Change.class, "change"),
                data.text("old_plan"),
                data.text("new_plan"),
                data.text("plan_type"),
                data.text("status"),
                data.requiredInstant("effective_at"),
                data.instant("canceled_at"));
    }
}
