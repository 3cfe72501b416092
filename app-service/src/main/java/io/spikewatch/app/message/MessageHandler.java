package io.spikewatch.app.message;

import java.util.Set;

/** Gives messages their effect. Features register a bean for the types they know. */
public interface MessageHandler {

    Set<String> types();

    /** Runs inside the transaction that records the message: both are committed, or neither. */
    Outcome handle(ReceivedMessage message);
}
