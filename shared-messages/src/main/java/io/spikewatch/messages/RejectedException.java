package io.spikewatch.messages;

/** A message of a kind that may exist, but without something required. */
final class RejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    RejectedException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
