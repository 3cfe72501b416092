package io.spikewatch.app.billing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** An answer's body, which has to arrive before a deadline. */
class TimedBody extends FilterInputStream {

    private final Deadline deadline;

    TimedBody(InputStream bytes, Deadline deadline) {
        super(bytes);
        this.deadline = deadline;
    }

    /** Gives the rest of it another time. */
    void renew(Duration patience) {
        deadline.renew(patience);
    }

    /** Closes the connection, so that the sender stops; otherwise the rest would be read for nothing. */
    void abandon() {
        deadline.breakOff();
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException failure) {
            throw deadline.causeOf(failure);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (IOException failure) {
            throw deadline.causeOf(failure);
        }
    }

    @Override
    public void close() throws IOException {
        deadline.close();
        super.close();
    }
}
