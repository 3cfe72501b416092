package io.spikewatch.messages;

import org.jspecify.annotations.Nullable;

/** What a message says; one record per type. */
public sealed interface BillingMessage
        permits UsageSpikeDetected, SubscriptionChanged, BillingAlertRaised, LifecycleEvent {

    /** The type's name on the wire. */
    String type();

    /** What happened, as campaigns name it. */
    default String event() {
        return type();
    }

    @Nullable
    String organizationId();
}
