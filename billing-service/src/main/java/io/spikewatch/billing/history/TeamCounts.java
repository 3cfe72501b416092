package io.spikewatch.billing.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All teams' counts of one day, packed into bytes. Numbers are written seven bits a byte, the lowest first; the eighth
 * bit says that more follows. A text is its length in bytes and its UTF-8.
 *
 * <pre>
 * number of teams, and the id of each
 * number of usage types, and of each: its key, and the length in bytes of its column
 * the columns: the count of each team
 * </pre>
 *
 * Teams are in the order of {@link Team#BY_ID}, usage types in that of their keys, and a type that no team used has no
 * column, so that equal counts have equal bytes. {@link TeamCountsPacker} writes them.
 */
final class TeamCounts {

    private final byte[] bytes;
    private final int endOfTeams;
    private final Map<String, Integer> columns = new HashMap<>();

    TeamCounts(byte[] bytes) {
        this.bytes = bytes;
        var reader = new Reader(0);
        reader.skipTexts();
        this.endOfTeams = reader.position;
        findColumns(reader);
    }

    private void findColumns(Reader reader) {
        var lengths = new LinkedHashMap<String, Integer>();
        for (var left = reader.length(); left > 0; left--) {
            lengths.put(reader.text(), reader.length());
        }
        var start = reader.position;
        for (var each : lengths.entrySet()) {
            columns.put(each.getKey(), start);
            start += each.getValue();
        }
    }

    int size() {
        return bytes.length;
    }

    /** The teams as packed: days with the same teams have the same bytes here. */
    ByteBuffer packedTeamIds() {
        return ByteBuffer.wrap(bytes, 0, endOfTeams);
    }

    List<String> teamIds() {
        var reader = new Reader(0);
        return IntStream.range(0, reader.length())
                .mapToObj(each -> reader.text())
                .toList();
    }

    /**
     * Writes one usage type's counts into a table of teams and days.
     *
     * @param rows for each team of {@link #teamIds()} its row in the table
     */
    void unpack(String usageType, int[] rows, int day, long[][] table) {
        var column = columns.get(usageType);
        if (column != null) {
            var reader = new Reader(column);
            for (var row : rows) {
                table[row][day] = reader.number();
            }
        }
    }

    private final class Reader {

        private int position;

        Reader(int position) {
            this.position = position;
        }

        long number() {
            long next = bytes[position++];
            if (next >= 0) {
                return next;
            }
            var number = next & 0x7f;
            for (var shift = 7; next < 0; shift += 7) {
                next = bytes[position++];
                number |= (next & 0x7f) << shift;
            }
            return number;
        }

        int length() {
            return Math.toIntExact(number());
        }

        String text() {
            var length = length();
            position += length;
            return new String(bytes, position - length, length, StandardCharsets.UTF_8);
        }

        void skipTexts() {
            for (var left = length(); left > 0; left--) {
                var length = length(); // moves the position itself
                position += length;
            }
        }
    }
}
