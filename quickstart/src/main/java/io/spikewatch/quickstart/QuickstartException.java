package io.spikewatch.quickstart;

/** Why the system can't run, in one line for the person who started it. */
final class QuickstartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    private QuickstartException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
        this.reason = message;
    }

    static QuickstartException failure(String message) {
        return new QuickstartException(1, message);
    }

    static QuickstartException misuse(String message) {
        return new QuickstartException(2, message + " (./run --help shows the options)");
    }

    String reason() {
        return reason;
    }

    int status() {
        return status;
    }
}
