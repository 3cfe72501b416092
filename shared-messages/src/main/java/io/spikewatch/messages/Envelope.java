package io.spikewatch.messages;

import java.time.Instant;

/**
 * A message with what is true of every message. The id stays the same through retries, re-publishing and replays.
 *
 * @param occurredAt when the fact became known to its sender; the time of receipt where the sender does not say
 */
public record Envelope(String id, Instant occurredAt, Origin origin, BillingMessage message) {}
