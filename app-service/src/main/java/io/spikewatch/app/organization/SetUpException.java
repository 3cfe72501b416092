package io.spikewatch.app.organization;

/** The configuration doesn't allow a start; the message says what to change, in one line. */
public class SetUpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SetUpException(String message) {
        super(message);
    }
}
