package io.spikewatch.billing.ingest;

import io.spikewatch.web.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Finds out how a request packs its reports. */
final class ReportBody {

    /** Larger reports are rejected, each by itself. */
    static final int MAX_REPORT_BYTES = 16 << 20;

    private static final int BUFFER = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

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
            return new GzipMembers(body, BUFFER);
        } catch (ZipException | EOFException e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "invalid_body", "The body is not gzip.");
        }
    }

    private static ReportSource split(InputStream plain, MediaType type) throws IOException {
        var body = new BodyReader(withoutByteOrderMark(plain));
        if (type.isCompatibleWith(MediaType.APPLICATION_NDJSON)) {
            return new ReportLines(body, MAX_REPORT_BYTES);
        }
        return switch (body.skipWhitespace()) {
            case -1 -> throw Problem.of(HttpStatus.BAD_REQUEST, "invalid_body", "The body is empty.");
            case '[' -> new ReportArray(body, MAX_REPORT_BYTES);
            default -> new SingleReport(body, MAX_REPORT_BYTES);
        };
    }

    private static InputStream withoutByteOrderMark(InputStream body) throws IOException {
        var start = body.readNBytes(BYTE_ORDER_MARK.length);
        var rest = new PushbackInputStream(body, start.length + 1);
        if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
            rest.unread(start);
        }
        return rest;
    }
}
