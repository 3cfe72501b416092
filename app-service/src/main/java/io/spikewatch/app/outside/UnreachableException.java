package io.spikewatch.app.outside;

/** Nobody answered; the message is a reason in a word, without an address or anything the other side said. */
public class UnreachableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreachableException(String reason) {
        super(reason);
    }

    /** The reason. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
