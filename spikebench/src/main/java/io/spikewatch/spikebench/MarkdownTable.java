package io.spikewatch.spikebench;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** A table in Markdown, under a heading of its own. */
final class MarkdownTable {

    private final StringBuilder text;

    MarkdownTable(String title, String... columns) {
        this.text = new StringBuilder("### %s\n\n".formatted(title));
        row((Object[]) columns);
        row(Stream.of(columns).map(column -> "---").toArray());
    }

    /** Numbers to three decimals, or whole. */
    MarkdownTable row(Object... cells) {
        var row = new StringJoiner(" | ", "| ", " |\n");
        for (var cell : cells) {
            row.add(cell instanceof Double number ? number(number) : cell.toString());
        }
        text.append(row);
        return this;
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }

    @Override
    public String toString() {
        return text.append('\n').toString();
    }
}
