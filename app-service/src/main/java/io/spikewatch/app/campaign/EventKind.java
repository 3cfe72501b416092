package io.spikewatch.app.campaign;

import io.spikewatch.messages.Envelope;

/** A kind of event that campaigns can tell of; the feature that understands it registers a bean. */
public interface EventKind {

    /** The type of the messages that bring it; campaigns name it as their event. */
    String name();

    /** What happened: the same for the same fact, whenever it is asked. */
    Event event(Envelope envelope);

    /** Whom it concerns and what they would read, on today's facts. */
    Judgement judge(Envelope envelope);
}
