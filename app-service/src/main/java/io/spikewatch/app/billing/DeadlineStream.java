package io.spikewatch.app.billing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Bytes that have to arrive within a time: who sends one now and then is as late as who sends none. */
class DeadlineStream extends FilterInputStream {

    private final long started = System.nanoTime();
    private final Duration patience;

    DeadlineStream(InputStream bytes, Duration patience) {
        super(bytes);
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        requireTime();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        requireTime();
        return super.read(target, offset, length);
    }

    private void requireTime() throws SocketTimeoutException {
        if (System.nanoTime() - started > patience.toNanos()) {
            throw new SocketTimeoutException("The answer is not complete after " + patience);
        }
    }
}
