package io.spikewatch.billing.outbox;

import java.util.Map;

/**
 * A message that waits to leave.
 *
 * @param attempts how often the queue could not take it so far
 */
record OutboxMessage(String id, String type, String body, Map<String, String> attributes, int attempts) {}
