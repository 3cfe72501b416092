package io.spikewatch.app.usage;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a page, the latest bucket first; the chart is drawn from them.
 *
 * @param sum the lines added up, where that means something
 * @param limit what the plan allows them to be, where they can be compared with it
 */
record UsageTable(
        List<Head> heads,
        List<Column> columns,
        List<Row> rows,
        @Nullable Row sum,
        @Nullable Limit limit,
        List<Key> legend) {

    private static final int MOST_CHARACTERS = 28;
    private static final int FIRST_CHARACTERS = 14;
    private static final int LAST_CHARACTERS = 12;

    /** A column that is no bucket. */
    record Head(String id, String label, Sorting sorting) {}

    /**
     * A bucket.
     *
     * @param before the day it is compared with, where it is one
     * @param partial where the range cuts it
     */
    record Column(
            String date,
            String label,
            String title,
            @Nullable String before,
            boolean partial,
            Sorting sorting) {}

    /** Where pressing the head of a column leads, and how the column is sorted now. */
    record Sorting(String address, @Nullable String aria) {

        public String arrow() {
            if (aria == null) {
                return "";
            }
            return aria.equals("descending") ? " ↓" : " ↑";
        }
    }

    /**
     * One line, or what it was before.
     *
     * @param slot which look the chart gives it, null where it doesn't draw it
     */
    record Row(
            String key,
            @Nullable String type,
            String name,
            @Nullable String slot,
            boolean previous,
            Cell total,
            @Nullable String change,
            List<Cell> cells) {

        /** The same in one piece. */
        public String label() {
            return type == null ? name : type + " · " + name;
        }

        public String briefName() {
            return brief(name);
        }
    }

    /** What the plan allows, and how the line that is drawn of it is to be read. */
    record Limit(Row row, String meaning) {}

    /** A number; {@code exact} where that is not what is shown. */
    record Cell(String shown, @Nullable String exact) {}

    /** An entry of the legend. */
    record Key(String key, String slot, String label, boolean shown) {

        public String briefLabel() {
            return brief(label);
        }
    }

    /** Names that differ at their end only are to be told apart. */
    private static String brief(String name) {
        var length = name.codePointCount(0, name.length());
        return length <= MOST_CHARACTERS
                ? name
                : name.substring(0, name.offsetByCodePoints(0, FIRST_CHARACTERS))
                        + "…"
                        + name.substring(name.offsetByCodePoints(name.length(), -LAST_CHARACTERS));
    }

    public List<Row> feet() {
        return Stream.of(sum, limit == null ? null : limit.row())
                .filter(Objects::nonNull)
                .toList();
    }

    public boolean cutsBuckets() {
        return columns.stream().anyMatch(Column::partial);
    }

    public int undrawn() {
        return (int) rows.stream().filter(each -> !each.previous()).count() - legend.size();
    }
}
