package io.spikewatch.billing.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A packed body; where it turns out damaged, what came before stands and the rest is one unreadable piece. */
class GzippedSource implements ReportSource {

    private final ReportSource unpacked;
    private long line;
    private boolean damaged;

    GzippedSource(ReportSource unpacked) {
        this.unpacked = unpacked;
    }

    @Override
    public @Nullable Piece next() throws IOException {
        return damaged ? null : read();
    }

    private @Nullable Piece read() throws IOException {
        try {
            var piece = unpacked.next();
            line = piece == null ? line : piece.line();
            return piece;
        } catch (ZipException | EOFException e) {
            damaged = true;
            return new Piece.Unreadable(line + 1, "the body is damaged gzip from here on");
        }
    }
}
