package io.spikewatch.billing.explanation;

import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.detector.Judgement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How often the like of a day was seen before: a count at least half as far off, as factors go, from what is expected of the
 * day.
 */
final class Recurrences {

    private static final int WEEKS = 4;
    private static final int MONTHS = 3;
    private static final double ALIKE = 0.5;

    private final UsageHistory history;
    private final Judgement judgement;
    private final LocalDate date;

    Recurrences(UsageHistory history, Judgement judgement) {
        this.history = history;
        this.judgement = judgement;
        this.date = LocalDate.ofEpochDay(judgement.epochDay());
    }

    /** Months come first, as a monthly job may fall on a weekday twice in four weeks. */
    Optional<String> inWords() {
        var months = count(MONTHS, back -> isLike(date.minusMonths(back)) || isLikeFromMonthsEnd(back));
        if (months >= 2) {
            return Optional.of("the like on this day of %d of the last %d months".formatted(months, MONTHS));
        }
        var weeks = count(WEEKS, back -> isLike(date.minusWeeks(back)));
        return weeks == 0
                ? Optional.empty()
                : Optional.of("the like on this weekday of %d of the last %d weeks".formatted(weeks, WEEKS));
    }

    private static long count(int periods, Predicate<Integer> alike) {
        return IntStream.rangeClosed(1, periods).boxed().filter(alike).count();
    }

    private boolean isLikeFromMonthsEnd(int back) {
        var month = YearMonth.from(date);
        return isLike(month.minusMonths(back).atEndOfMonth().minusDays(month.lengthOfMonth() - date.getDayOfMonth()));
    }

    private boolean isLike(LocalDate earlier) {
        var move = Math.log(judgement.factor());
        var earlierMove = history.on(earlier).stream()
                .mapToDouble(count -> Math.log((count + 0.5) / (judgement.expected() + 0.5)))
                .findFirst()
                .orElse(0);
        return Math.signum(earlierMove) == Math.signum(move) && Math.abs(earlierMove) >= ALIKE * Math.abs(move);
    }
}
