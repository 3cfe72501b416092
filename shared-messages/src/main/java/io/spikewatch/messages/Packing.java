package io.spikewatch.messages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Text to base64 of gzip and back, never unpacking more than a message may hold. */
final class Packing {

    static final int MAX_UNPACKED_BYTES = 1 << 20;

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s+");

    private Packing() {}

    static String pack(String text) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    static String unpack(String body) throws UndecodableException {
        return text(unzip(bytes(body)));
    }

    /** Refuses a text that is too large although nobody packed it. */
    static String unpacked(String body) throws UndecodableException {
        refuseTooLarge(body.getBytes(StandardCharsets.UTF_8).length);
        return body;
    }

    private static byte[] bytes(String body) throws UndecodableException {
        try {
            return Base64.getDecoder().decode(LINE_BREAKS.matcher(body).replaceAll(""));
        } catch (IllegalArgumentException e) {
            throw new UndecodableException("not base64");
        }
    }

    private static byte[] unzip(byte[] packed) throws UndecodableException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            var unpacked = gzip.readNBytes(MAX_UNPACKED_BYTES + 1);
            refuseTooLarge(unpacked.length);
            return unpacked;
        } catch (IOException e) {
            throw new UndecodableException("not gzip");
        }
    }

    private static void refuseTooLarge(int bytes) throws UndecodableException {
        if (bytes > MAX_UNPACKED_BYTES) {
            throw new UndecodableException("more than 1 MiB unpacked");
        }
    }

    private static String text(byte[] utf8) throws UndecodableException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UndecodableException("not UTF-8");
        }
    }
}
