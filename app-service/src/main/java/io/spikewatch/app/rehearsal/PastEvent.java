package io.spikewatch.app.rehearsal;

import io.spikewatch.app.event.Event;
import io.spikewatch.app.event.Subject;
import io.spikewatch.messages.Origin;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An event that arrived lately, with what is the same for every version that is tried on it.
 *
 * @param others who heard of its occurrence from another campaign of the family
 */
record PastEvent(Event event, Subject subject, Origin origin, Instant occurredAt, Set<UUID> others) {}
