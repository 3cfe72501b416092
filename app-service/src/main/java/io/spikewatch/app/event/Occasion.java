package io.spikewatch.app.event;

import io.spikewatch.messages.Origin;
import java.time.Instant;

/** An event as a message brought it, and whom it is about on today's facts. */
public record Occasion(Event event, Subject subject, Origin origin, Instant occurredAt) {}
