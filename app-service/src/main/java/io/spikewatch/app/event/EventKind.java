package io.spikewatch.app.event;

import io.spikewatch.messages.Envelope;

/** A kind of event that campaigns can tell of; the feature that understands it registers a bean. */
public interface EventKind {

    /** The type of the messages that bring it. */
    String messageType();

    /** What happened: the same for the same fact, whenever it is asked. */
    Event event(Envelope envelope);

    /** Whom it is about, on today's facts. */
    Subject subject(Envelope envelope);
}
