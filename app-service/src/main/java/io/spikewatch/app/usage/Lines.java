package io.spikewatch.app.usage;

import io.spikewatch.app.billing.UsageAnswer;
import io.spikewatch.app.view.Catalogue;
import io.spikewatch.app.view.UsageView;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of chart and table, and what they are parts of.
 *
 * @param all in billing-service's order
 * @param whole what was counted on the days shown, as billing-service adds it up; null where that means nothing
 * @param cut whether there are more lines than a page shows
 */
record Lines(List<Line> all, @Nullable Line whole, boolean cut) {

    /** An organization that has no teams still counts: the whole is its only line then. */
    static Lines of(UsageAnswer answer, @Nullable UsageAnswer whole, UsageView view, Catalogue catalogue) {
        var all = Line.of(uncut(answer, view), view, catalogue);
        var sum = whole == null
                ? null
                : Line.of(whole.results(), view, catalogue).stream().findFirst().orElse(null);
        return new Lines(all.isEmpty() && sum != null ? List.of(sum) : all, sum, answer.next() != null);
    }

    /** Where empty series are left out, a page may end between a current series and its previous one. */
    private static List<UsageAnswer.Series> uncut(UsageAnswer answer, UsageView view) {
        var series = answer.results();
        var last = series.size() - 1;
        return answer.next() != null && view.comparing() && !series.get(last).isPrevious()
                ? series.subList(0, last)
                : series;
    }

    boolean isEmpty() {
        return all.stream().allMatch(Line::isEmpty) && (whole == null || whole.isEmpty());
    }

    Stream<Line> rests() {
        return all.stream().filter(Line::rest);
    }

    Stream<Line> largestFirst() {
        return all.stream()
                .filter(each -> !each.rest())
                .sorted(Comparator.comparing(Line::total).reversed());
    }

    /** Of a part of the lines nobody knows. */
    Optional<Line> largest() {
        return cut ? Optional.empty() : largestFirst().findFirst();
    }

    /** What the lines are parts of, where it isn't one of them. */
    Optional<Line> sum() {
        return Optional.ofNullable(whole)
                .filter(sum -> cut || all.size() > 1 || partsTotal().compareTo(sum.total()) != 0);
    }

    /** Whether the lines, none missing, add up to something else than the whole: organizations count for themselves. */
    boolean isUneven() {
        return !cut && whole != null && partsTotal().compareTo(whole.total()) != 0;
    }

    BigDecimal partsTotal() {
        return all.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
