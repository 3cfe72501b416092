package io.spikewatch.app.view;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The column that orders the table: {@code name}, {@code total}, {@code change}, or a bucket of the axis. */
public record Sort(String column, boolean descending) {

    static final Sort USUAL = new Sort("total", true);

    private static final Pattern WORD = Pattern.compile("-?(name|total|change|\\d{4}-\\d{2}-\\d{2})");

    static @Nullable Sort of(String word) {
        if (!WORD.matcher(word).matches()) {
            return null;
        }
        return word.startsWith("-") ? new Sort(word.substring(1), true) : new Sort(word, false);
    }

    public String word() {
        return (descending ? "-" : "") + column;
    }

    /** What pressing a column's head leads to: numbers fall first, names rise first, and again is the other way round. */
    public Sort pressed(String pressed) {
        return new Sort(pressed, column.equals(pressed) ? !descending : !pressed.equals("name"));
    }

    /** As ARIA says it; null where another column orders the table. */
    @Nullable
    public String ariaOf(String asked) {
        if (!column.equals(asked)) {
            return null;
        }
        return descending ? "descending" : "ascending";
    }

    public <T> Comparator<T> directed(Comparator<T> ascending) {
        return descending ? ascending.reversed() : ascending;
    }
}
