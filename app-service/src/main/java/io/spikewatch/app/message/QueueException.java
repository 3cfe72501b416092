package io.spikewatch.app.message;

/** A queue is missing or can't be reached. */
class QueueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueueException(String message, Throwable cause) {
        super(message, cause);
    }
}
