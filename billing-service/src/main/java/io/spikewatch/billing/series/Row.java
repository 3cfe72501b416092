package io.spikewatch.billing.series;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One subject's amounts.
 *
 * @param previous those of the period before, on the same axis; null unless compared
 */
public record Row<A extends Amounts<A>>(
        Subject subject, A current, @Nullable A previous) {

    boolean isZero() {
        return current.isZero() && (previous == null || previous.isZero());
    }

    /** What the rows add up to. */
    static <A extends Amounts<A>> Row<A> fold(List<Row<A>> rows) {
        return rows.stream().reduce(Row::plus).map(Row::asOther).orElseThrow();
    }

    public Row<A> plus(Row<A> other) {
        var bothPrevious = previous == null || other.previous == null ? null : previous.plus(other.previous);
        return new Row<>(subject, current.plus(other.current), bothPrevious);
    }

    private Row<A> asOther() {
        return new Row<>(subject.other(), current, previous);
    }

    Stream<Series<A>> series() {
        return previous == null
                ? Stream.of(new Series<>(subject, current, null))
                : Stream.of(new Series<>(subject, current, "current"), new Series<>(subject, previous, "previous"));
    }
}
