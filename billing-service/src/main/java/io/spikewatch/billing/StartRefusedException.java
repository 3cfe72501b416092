package io.spikewatch.billing;

/** The service can't work as it is set up; the message says in one line what to change. */
public class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefusedException(String whatToChange) {
        super(whatToChange);
    }
}
