package io.spikewatch.billing.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks all members of a gzip body to its very end. By itself the JDK takes a pause between two members for the end, and
 * passes over what follows a member without being one.
 */
final class GzipMembers extends GZIPInputStream {

    GzipMembers(InputStream packed, int bufferSize) throws IOException {
        super(new Packed(packed), bufferSize);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = super.read(bytes, offset, length);
        if (count < 0 && in.available() > 0) {
            throw new ZipException("Something follows that is no gzip member");
        }
        return count;
    }

    /** Has something available until its end was seen. */
    private static final class Packed extends FilterInputStream {

        private boolean ended;

        Packed(InputStream packed) {
            super(packed);
        }

        @Override
        public int read() throws IOException {
            var next = super.read();
            ended = next < 0;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = super.read(bytes, offset, length);
            ended = count < 0;
            return count;
        }

        @Override
        public int available() {
            return ended ? 0 : 1;
        }
    }
}
