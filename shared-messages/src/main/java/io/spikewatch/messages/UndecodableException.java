package io.spikewatch.messages;

/** A body that can never be understood. */
final class UndecodableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UndecodableException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
