package io.spikewatch.billing.report;

import io.spikewatch.billing.report.ReportSource.Piece;
import java.io.ByteArrayOutputStream;

/** Collects the bytes of one report up to a limit; what exceeds it is counted as unreadable instead of kept. */
class PieceBuffer {

    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean overflown;
    private boolean blank = true;

    PieceBuffer(int limit) {
        this.limit = limit;
    }

    void add(int next) {
        blank &= isWhitespace(next);
        if (bytes.size() < limit) {
            bytes.write(next);
        } else {
            overflown = true;
        }
    }

    boolean isBlank() {
        return blank;
    }

    /** Hands on what was collected and starts afresh. */
    Piece take(long line) {
        var piece = overflown
                ? new Piece.Unreadable(line, "larger than " + limit + " bytes")
                : new Piece.Json(line, bytes.toByteArray());
        clear();
        return piece;
    }

    void clear() {
        bytes.reset();
        overflown = false;
        blank = true;
    }

    static boolean isWhitespace(int next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }
}
