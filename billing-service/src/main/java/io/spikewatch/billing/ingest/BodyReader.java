package io.spikewatch.billing.ingest;

import java.io.IOException;
import java.io.InputStream;

/** A body byte by byte, without the lock that {@link java.io.BufferedInputStream} takes for each. */
class BodyReader {

    private final InputStream body;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;

    BodyReader(InputStream body) {
        this.body = body;
    }

    /** The next byte, -1 at the end. */
    int read() throws IOException {
        return hasNext() ? buffer[next++] & 0xFF : -1;
    }

    /** What {@link #read} will return. */
    int peek() throws IOException {
        return hasNext() ? buffer[next] & 0xFF : -1;
    }

    /** Passes over white space and returns what {@link #read} will return then. */
    int skipWhitespace() throws IOException {
        while (isWhitespace(peek())) {
            next++;
        }
        return peek();
    }

    private boolean hasNext() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, body.read(buffer));
        }
        return next < end;
    }

    static boolean isWhitespace(int next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }
}
