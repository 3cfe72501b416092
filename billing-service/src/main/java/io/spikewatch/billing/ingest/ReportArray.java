package io.spikewatch.billing.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one JSON array. Only brackets and strings are looked at, so that an element that is no JSON costs
 * none of its neighbours; an array that ends too early, or goes on after its end, is one unreadable piece.
 */
class ReportArray implements ReportSource {

    private final BodyReader body;
    private final PieceBuffer buffer;
    private long element;

    /** What ended the previous element; -1 once there is nothing more to tell. */
    private int delimiter = ',';

    /** @param body before the opening bracket */
    ReportArray(BodyReader body, int limit) throws IOException {
        body.read();
        this.body = body;
        this.buffer = new PieceBuffer(limit);
    }

    @Override
    public @Nullable Piece next() throws IOException {
        element++;
        if (delimiter != ',') {
            return delimiter == ']' ? afterTheEnd() : null;
        }
        delimiter = readElement();
        if (delimiter == -1) {
            return new Piece.Unreadable(element, "the array doesn't end");
        }
        var empty = element == 1 && delimiter == ']' && buffer.isBlank();
        return empty ? null : buffer.take(element);
    }

    private @Nullable Piece afterTheEnd() throws IOException {
        delimiter = -1;
        return body.skipWhitespace() == -1
                ? null
                : new Piece.Unreadable(element, "something follows the end of the array");
    }

    /** Reads up to the comma or bracket that ends the element, and returns that. */
    private int readElement() throws IOException {
        var scanner = new Nesting();
        var next = body.read();
        while (next != -1 && !(scanner.isOutside() && (next == ',' || next == ']'))) {
            scanner.see(next);
            buffer.add(next);
            next = body.read();
        }
        return next;
    }

    /** Whether the bytes seen so far leave a string, object or array open. */
    private static class Nesting {

        private int depth;
        private boolean string;
        private boolean escaped;

        boolean isOutside() {
            return depth == 0 && !string;
        }

        void see(int next) {
            if (string) {
                seeInString(next);
            } else if (next == '{' || next == '[') {
                depth++;
            } else if (next == '}' || next == ']') {
                depth = Math.max(0, depth - 1);
            } else {
                string = next == '"';
            }
        }

        private void seeInString(int next) {
            string = next != '"' || escaped;
            escaped = next == '\\' && !escaped;
        }
    }
}
