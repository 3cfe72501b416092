package io.spikewatch.app.channel;

/** A person could not be reached; the message is a reason for us, without an address or anything the other side said. */
class NotSentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean isFinal;

    private NotSentException(String reason, boolean isFinal) {
        super(reason);
        this.isFinal = isFinal;
    }

    /** It may go better another time. */
    static NotSentException forNow(String reason) {
        return new NotSentException(reason, false);
    }

    /** The other side wants no more of it. */
    static NotSentException forGood(String reason) {
        return new NotSentException(reason, true);
    }

    boolean isFinal() {
        return isFinal;
    }
}
