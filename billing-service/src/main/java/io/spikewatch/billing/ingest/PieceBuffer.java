package io.spikewatch.billing.ingest;

import io.spikewatch.billing.ingest.ReportSource.Piece;
import java.util.Arrays;

/** Collects the bytes of one report up to a limit; what exceeds it is counted as unreadable instead of kept. */
class PieceBuffer {

    private final int limit;
    private byte[] bytes = new byte[1 << 12];
    private int size;
    private boolean blank = true;

    PieceBuffer(int limit) {
        this.limit = limit;
    }

    void add(int next) {
        blank = blank && BodyReader.isWhitespace(next);
        if (size < limit) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * size);
            }
            bytes[size] = (byte) next;
        }
        size = Math.min(size + 1, limit + 1);
    }

    boolean isBlank() {
        return blank;
    }

    /** Hands on what was collected and starts afresh. */
    Piece take(long line) {
        var piece = size > limit
                ? new Piece.Unreadable(line, "larger than " + limit + " bytes")
                : new Piece.Json(line, Arrays.copyOf(bytes, size));
        clear();
        return piece;
    }

    void clear() {
        size = 0;
        blank = true;
    }
}
