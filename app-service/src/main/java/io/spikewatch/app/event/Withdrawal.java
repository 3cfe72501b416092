package io.spikewatch.app.event;

import java.util.Map;

/**
 * What no longer holds of an event, by all that was said of it so far.
 *
 * @param whole whether nothing of the event is left
 * @param reason for people to read
 * @param metadata what its notifications carry from now on, beside what they carry already
 */
public record Withdrawal(boolean whole, String reason, Map<String, Object> metadata) {}
