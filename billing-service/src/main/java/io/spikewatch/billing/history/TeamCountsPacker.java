package io.spikewatch.billing.history;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Collects the counts of one day's teams and packs them as {@link TeamCounts} reads them. */
public final class TeamCountsPacker {

    private final List<String> teams = new ArrayList<>();
    private final Map<String, long[]> columns = new TreeMap<>();

    /** A team that reported, whatever it counts; the counts that follow are its own. Each team comes once. */
    public void team(String id) {
        teams.add(id);
    }

    /** @param count 0 or more */
    public void count(String usageType, long count) {
        if (count == 0) {
            return;
        }
        var team = teams.size() - 1;
        var column = columns.computeIfAbsent(usageType, key -> new long[8]);
        if (team >= column.length) {
            column = Arrays.copyOf(column, Math.max(team + 1, 2 * column.length));
            columns.put(usageType, column);
        }
        column[team] = count;
    }

    public byte[] pack() {
        var order = IntStream.range(0, teams.size())
                .boxed()
                .sorted(Comparator.comparing(teams::get, Team.BY_ID))
                .toList();
        var packed = new Packed();
        packed.number(order.size());
        order.forEach(team -> packed.text(teams.get(team)));
        packed.number(columns.size());
        var packedColumns = new Packed();
        columns.forEach((usageType, column) -> {
            var start = packedColumns.size();
            order.forEach(team -> packedColumns.number(team < column.length ? column[team] : 0));
            packed.text(usageType);
            packed.number(packedColumns.size() - start);
        });
        packed.writeBytes(packedColumns.toByteArray());
        return packed.toByteArray();
    }

    private static final class Packed extends ByteArrayOutputStream {

        void number(long number) {
            var rest = number;
            while (rest >= 0x80) {
                write((int) (rest | 0x80));
                rest >>>= 7;
            }
            write((int) rest);
        }

        void text(String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            writeBytes(bytes);
        }
    }
}
