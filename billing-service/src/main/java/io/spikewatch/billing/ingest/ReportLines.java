package io.spikewatch.billing.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One report a line (NDJSON); blank lines are passed over, but counted. */
class ReportLines implements ReportSource {

    private final BodyReader body;
    private final PieceBuffer buffer;
    private long line;

    ReportLines(BodyReader body, int limit) {
        this.body = body;
        this.buffer = new PieceBuffer(limit);
    }

    @Override
    public @Nullable Piece next() throws IOException {
        int next;
        do {
            line++;
            next = readLine();
        } while (buffer.isBlank() && next != -1);
        return buffer.isBlank() ? null : buffer.take(line);
    }

    private int readLine() throws IOException {
        buffer.clear();
        var next = body.read();
        while (next != -1 && next != '\n') {
            buffer.add(next);
            next = body.read();
        }
        return next;
    }
}
