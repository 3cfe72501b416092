package io.spikewatch.billing.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
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
        endOfTeams = reader.position;
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

    List<String> teamIds() {
        var reader = new Reader(0);
        return IntStream.range(0, reader.length())
                .mapToObj(each -> reader.text())
                .toList();
    }

    /** Adds those ids to {@code others} that {@code known} doesn't have; both lists are in order, and walked side by side. */
    void collectTeamsBeside(List<String> known, Collection<String> others) {
        var reader = new Reader(0);
        var next = 0;
        for (var left = reader.length(); left > 0; left--) {
            if (next < known.size() && reader.skip(known.get(next))) {
                next++;
                continue;
            }
            var id = reader.text();
            while (next < known.size() && Team.BY_ID.compare(known.get(next), id) < 0) {
                next++;
            }
            if (next < known.size() && known.get(next).equals(id)) {
                next++;
            } else {
                others.add(id);
            }
        }
    }

    /** Where each team stands in a list that has them all, in order. */
    int[] rowsIn(List<String> ids) {
        var reader = new Reader(0);
        var rows = new int[reader.length()];
        var row = 0;
        for (var team = 0; team < rows.length; team++) {
            while (!reader.skip(ids.get(row))) {
                row++;
            }
            rows[team] = row++;
        }
        return rows;
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

    /** Whether each team has the same {@link #row} in both. */
    boolean hasTeamsOf(TeamCounts other) {
        return Arrays.equals(bytes, 0, endOfTeams, other.bytes, 0, other.endOfTeams);
    }

    /** 0 for a team that did not report. */
    long count(String usageType, int row) {
        var column = columns.get(usageType);
        return column == null || row < 0 ? 0 : new Reader(column).number(row);
    }

    /** Where a team stands; below 0 if it did not report. Passes all those before it. */
    int row(String teamId) {
        var id = teamId.getBytes(StandardCharsets.UTF_8);
        var reader = new Reader(0);
        var teams = reader.length();
        for (var row = 0; row < teams; row++) {
            if (reader.isNextText(id)) {
                return row;
            }
        }
        return -1;
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

        /** The one that follows so many others. */
        long number(int others) {
            for (var left = others; left > 0; left--) {
                number();
            }
            return number();
        }

        int length() {
            return Math.toIntExact(number());
        }

        String text() {
            var length = length();
            position += length;
            return new String(bytes, position - length, length, StandardCharsets.UTF_8);
        }

        /** Reads the next text if it is this one, and otherwise nothing. */
        boolean skip(String text) {
            var start = position;
            if (length() == text.length() && isNext(text)) {
                position += text.length();
                return true;
            }
            position = start;
            var same = text().equals(text);
            position = same ? position : start;
            return same;
        }

        /** Of ASCII only, as ids nearly always are. */
        private boolean isNext(String text) {
            for (var index = 0; index < text.length(); index++) {
                if (bytes[position + index] != text.charAt(index)) {
                    return false;
                }
            }
            return true;
        }

        /** Reads the next text, whether it is this one or not. */
        boolean isNextText(byte[] text) {
            var length = length(); // moves the position itself
            var start = position;
            position += length;
            return Arrays.equals(bytes, start, position, text, 0, text.length);
        }

        void skipTexts() {
            for (var left = length(); left > 0; left--) {
                skipText();
            }
        }

        void skipText() {
            var length = length(); // moves the position itself
            position += length;
        }
    }
}
