package io.spikewatch.billing.outbox;

/** How one attempt to send a message ended. */
sealed interface Attempt {

    OutboxMessage message();

    record Sent(OutboxMessage message) implements Attempt {}

    /** The queue can't take anything now; the message is as good as before. */
    record Delayed(OutboxMessage message, String reason) implements Attempt {}

    /** The queue will never take this message. */
    record Refused(OutboxMessage message, String reason) implements Attempt {}
}
