package io.spikewatch.billing.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body that is one report. */
class SingleReport implements ReportSource {

    private final BodyReader body;
    private final PieceBuffer buffer;
    private boolean read;

    SingleReport(BodyReader body, int limit) {
        this.body = body;
        this.buffer = new PieceBuffer(limit);
    }

    @Override
    public @Nullable Piece next() throws IOException {
        if (read) {
            return null;
        }
        read = true;
        for (var next = body.read(); next != -1; next = body.read()) {
            buffer.add(next);
        }
        return buffer.take(1);
    }
}
