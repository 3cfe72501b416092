package io.spikewatch.app.usage;

import io.spikewatch.app.billing.UsageAnswer;
import io.spikewatch.app.view.Breakdown;
import io.spikewatch.app.view.Catalogue;
import io.spikewatch.app.view.UsageView;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of chart and table, with what it was in the period before.
 *
 * @param key by which addresses name it, whatever it is called
 * @param type label of the usage type, where teams are told apart within types
 * @param rest whether it adds up what is not shown apart
 */
record Line(
        String key,
        @Nullable String type,
        String name,
        boolean rest,
        UsageAnswer.Series now,
        UsageAnswer.@Nullable Series before) {

    private static final String OTHER = "other";
    private static final String NONE = "none";
    private static final List<@Nullable String> NOTHING = Collections.singletonList(null);

    /** The lines that series of an answer make, in its order. */
    static List<Line> of(List<UsageAnswer.Series> series, UsageView view, Catalogue catalogue) {
        return series.stream()
                .collect(Collectors.groupingBy(Line::keyOf, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(each -> of(each, view.breakdown() == Breakdown.BOTH ? typeOf(each.get(0), catalogue) : null))
                .toList();
    }

    /** Where empty series are left out, one that is only a previous one has come to nothing since. */
    private static Line of(List<UsageAnswer.Series> nowAndBefore, @Nullable String type) {
        var before =
                nowAndBefore.stream().filter(UsageAnswer.Series::isPrevious).findFirst();
        var now = nowAndBefore.stream().filter(each -> !each.isPrevious()).findFirst();
        return of(now.orElseGet(() -> before.orElseThrow().asNothing()), before.orElse(null), type);
    }

    private static Line of(UsageAnswer.Series now, UsageAnswer.@Nullable Series before, @Nullable String type) {
        if (type == null || !now.label().startsWith(type + "::")) {
            return new Line(keyOf(now), null, now.label(), isRest(now), now, before);
        }
        var team = now.label().substring(type.length() + 2);
        return new Line(keyOf(now), type, team, isRest(now), now, before);
    }

    /** Of what belongs to nothing in particular, the key is {@code none}. */
    private static String keyOf(UsageAnswer.Series series) {
        return Optional.ofNullable(series.breakdownValue()).orElse(NOTHING).stream()
                .map(each -> each == null ? NONE : each)
                .collect(Collectors.joining("."));
    }

    private static boolean isRest(UsageAnswer.Series series) {
        var values = series.breakdownValue();
        return values != null && !values.isEmpty() && OTHER.equals(values.get(values.size() - 1));
    }

    private static @Nullable String typeOf(UsageAnswer.Series series, Catalogue catalogue) {
        var values = series.breakdownValue();
        var type = values == null || values.isEmpty() ? null : values.get(0);
        return type == null ? null : catalogue.labelOf(type);
    }

    BigDecimal total() {
        return now.count();
    }

    BigDecimal totalBefore() {
        return before == null ? BigDecimal.ZERO : before.count();
    }

    boolean isEmpty() {
        return total().signum() == 0 && totalBefore().signum() == 0;
    }

    /** In one piece of text. */
    String label() {
        return type == null ? name : type + " · " + name;
    }
}
