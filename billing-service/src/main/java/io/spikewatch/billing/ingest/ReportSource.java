package io.spikewatch.billing.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The reports of one body, read one after the other; holds no more than one of them. */
interface ReportSource {

    /** The next piece of the body, null at its end. */
    @Nullable
    Piece next() throws IOException;

    /** One report's bytes, or why there are none. */
    sealed interface Piece {

        /** Counted from 1, as {@link Rejection#line}. */
        long line();

        record Json(long line, byte[] bytes) implements Piece {}

        record Unreadable(long line, String reason) implements Piece {}
    }
}
