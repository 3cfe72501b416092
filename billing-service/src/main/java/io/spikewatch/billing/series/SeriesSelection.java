package io.spikewatch.billing.series;

import io.spikewatch.billing.query.UsageQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes series of rows: leaves out zeros, then keeps the largest and folds the rest. Rows are ranked by their current
 * period; equal ones keep their order.
 */
final class SeriesSelection {

    private final boolean includeZeros;
    private final @Nullable Integer top;

    SeriesSelection(UsageQuery query) {
        includeZeros = query.includeZeros();
        top = query.top();
    }

    /** Draws from {@code groups} as it is drawn from. */
    <A extends Amounts<A>> Iterator<Series<A>> of(Stream<List<Row<A>>> groups) {
        return groups.flatMap(this::rows)
                .flatMap(Row::series)
                .filter(series -> includeZeros || !series.amounts().isZero())
                .iterator();
    }

    private <A extends Amounts<A>> Stream<Row<A>> rows(List<Row<A>> group) {
        var rows = includeZeros
                ? group
                : group.stream().filter(row -> !row.isZero()).toList();
        return top == null ? rows.stream() : ranked(rows, top);
    }

    private static <A extends Amounts<A>> Stream<Row<A>> ranked(List<Row<A>> rows, int top) {
        var ranked = new ArrayList<>(rows);
        ranked.sort(Comparator.comparing(Row<A>::current).reversed());
        if (ranked.size() <= top) {
            return ranked.stream();
        }
        var rest = Row.fold(ranked.subList(top, ranked.size()));
        return Stream.concat(ranked.stream().limit(top), Stream.of(rest));
    }
}
