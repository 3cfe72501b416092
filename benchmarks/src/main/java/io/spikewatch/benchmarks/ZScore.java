package io.spikewatch.benchmarks;

import io.spikewatch.detector.SeriesMemory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Whether a day lies three standard deviations from the mean of the days remembered, of each series of a row. */
final class ZScore implements StreamedNight.Work {

    private static final JsonMapper JSON = new JsonMapper();
    private static final double FAR = 3;

    /** As a series is packed: a count, and five bytes about it. */
    private static final int DAYS = 105;

    private static final int DAY = Float.BYTES + 5;

    private long found; // looked at by nobody: keeps the arithmetic from being left out

    @Override
    public void look(byte[] state, String days) {
        var counts = counts(days);
        var packed = ByteBuffer.wrap(state);
        while (packed.hasRemaining()) {
            var key = new byte[packed.getShort()];
            packed.get(key);
            var count = counts.get(new String(key, StandardCharsets.UTF_8));
            if (count != null && isFar(packed, count)) {
                found++;
            }
            packed.position(packed.position() + SeriesMemory.PACKED_SIZE);
        }
    }

    private static boolean isFar(ByteBuffer packed, long count) {
        var sum = 0.0;
        var squares = 0.0;
        for (var day = 0; day < DAYS; day++) {
            double earlier = packed.getFloat(packed.position() + day * DAY);
            sum += earlier;
            squares += earlier * earlier;
        }
        var mean = sum / DAYS;
        return Math.abs(count - mean) > FAR * Math.sqrt(squares / DAYS - mean * mean);
    }

    /** Of the last day, by usage type. */
    private static Map<String, Long> counts(String days) {
        var counts = new HashMap<String, Long>();
        try (var parser = JSON.createParser(days)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT) {
                    counts.put(parser.currentName(), parser.getLongValue());
                }
            }
        }
        return counts;
    }
}
