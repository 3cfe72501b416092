package io.spikewatch.billing.report;

import io.spikewatch.web.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Finds out how a request packs its reports. */
final class ReportBody {

    static final String NDJSON = "application/x-ndjson";

    /** Larger reports are rejected, each by itself. */
    static final int MAX_REPORT_BYTES = 16 << 20;

    private static final int BUFFER = 1 << 16;
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private ReportBody() {}

    static ReportSource open(InputStream body, MediaType type, @Nullable String encoding) throws IOException {
        return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> split(body, type);
            case "gzip", "x-gzip" -> new GzippedSource(split(gunzip(body), type));
            default ->
                throw Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_content_encoding", "Only gzip is understood.");
        };
    }

    private static InputStream gunzip(InputStream body) throws IOException {
        try {
            return new GZIPInputStream(body, BUFFER);
        } catch (ZipException | EOFException e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "invalid_body", "The body is not gzip.");
        }
    }

    private static ReportSource split(InputStream plain, MediaType type) throws IOException {
        var body = new BufferedInputStream(plain, BUFFER);
        skipByteOrderMark(body);
        if (type.isCompatibleWith(MediaType.parseMediaType(NDJSON))) {
            return new ReportLines(body, MAX_REPORT_BYTES);
        }
        return switch (firstByte(body)) {
            case -1 -> throw Problem.of(HttpStatus.BAD_REQUEST, "invalid_body", "The body is empty.");
            case '[' -> new ReportArray(body, MAX_REPORT_BYTES);
            default -> new SingleReport(rewound(body), MAX_REPORT_BYTES);
        };
    }

    /** Marks the body before the first byte that is no white space, and reads that. */
    private static int firstByte(InputStream body) throws IOException {
        int next;
        do {
            body.mark(1);
            next = body.read();
        } while (PieceBuffer.isWhitespace(next));
        return next;
    }

    private static InputStream rewound(InputStream body) throws IOException {
        body.reset();
        return body;
    }

    private static void skipByteOrderMark(InputStream body) throws IOException {
        body.mark(BYTE_ORDER_MARK.length);
        for (var expected : BYTE_ORDER_MARK) {
            if (body.read() != expected) {
                body.reset();
                return;
            }
        }
    }
}
