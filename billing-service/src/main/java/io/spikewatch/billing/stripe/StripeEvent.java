package io.spikewatch.billing.stripe;

import io.spikewatch.billing.subscription.Word;
import io.spikewatch.billing.subscription.Word.Occasion;
import io.spikewatch.messages.NameBasedUuid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Something that became of a subscription at Stripe. */
record StripeEvent(String id, String type, Occasion occasion, Instant occurredAt, StripeSubscription subscription) {

    LocalDate day() {
        return occurredAt.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** What it says about an organization's subscription. */
    Word word(String organizationId, String plan) {
        var changeId = NameBasedUuid.of("stripe", organizationId, id);
        return new Word(organizationId, changeId, occasion, subscription.created(), subscription.on(plan, occurredAt));
    }
}
