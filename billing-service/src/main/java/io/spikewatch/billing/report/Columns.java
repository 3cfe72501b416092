package io.spikewatch.billing.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Columns of rows as array parameters, for statements that write many rows at once. */
final class Columns {

    private Columns() {}

    /** As {@code String[]}, which the driver sends without quoting it. */
    static <T> SqlArrayValue texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return new SqlArrayValue("text", (Object[]) rows.stream().map(column).toArray(String[]::new));
    }

    static <T> SqlArrayValue dates(Collection<T> rows, Function<T, LocalDate> column) {
        return array("date", rows, column);
    }

    static <T> SqlArrayValue bytes(Collection<T> rows, Function<T, byte[]> column) {
        return new SqlArrayValue("bytea", (Object[]) rows.stream().map(column).toArray(byte[][]::new));
    }

    static <T> SqlArrayValue array(String type, Collection<T> rows, Function<T, ?> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }
}
