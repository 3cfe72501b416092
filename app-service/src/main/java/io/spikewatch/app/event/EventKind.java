package io.spikewatch.app.event;

import io.spikewatch.messages.Envelope;
import java.util.List;
import java.util.function.Function;

/** A kind of event that campaigns can tell of; the feature that understands it registers a bean. */
public interface EventKind {

    /** The type of the messages that bring it. */
    String messageType();

    /** What happened: the same for the same fact, whenever it is asked. */
    Event event(Envelope envelope);

    /** Whom each of the messages is about, on today's facts; what else has to be looked up is so for all at once. */
    Function<Envelope, Subject> subjects(List<Envelope> envelopes, Customers customers);

    /** Whether the message takes back what others tell of its event, so that nobody hears of it by this one. */
    default boolean withdraws(Envelope envelope) {
        return false;
    }

    /** Keeps, in the caller's transaction, what such a message takes back. */
    default Withdrawal withdraw(Envelope envelope) {
        throw new IllegalStateException("Nothing is taken back by messages of the type " + messageType());
    }
}
