package io.spikewatch.billing.spike;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.IntStream;

/** Remembers jobs: what also happened on this day of the last weeks or months is no news. */
final class Recurrence {

    private static final int LAST_DAYS_OF_MONTH = 4;
    private static final double NOTICEABLE = 2.5;
    private static final double ALIKE = 0.5;

    private final SeriesMemory memory;

    Recurrence(SeriesMemory memory) {
        this.memory = memory;
    }

    /** Whether a move by this factor on this day is explained by its past. */
    boolean explains(int day, double factor) {
        return weekly(day, factor) || monthly(day, factor);
    }

    private boolean weekly(int day, double factor) {
        return IntStream.of(7, 14)
                .map(back -> day - back)
                .allMatch(earlier -> movedAlike(earlier, factor) && memory.isFlagged(earlier));
    }

    private boolean monthly(int day, double factor) {
        var date = memory.date(day);
        return sameDayOfMonth(date)
                                .filter(earlier -> movedClearly(earlier, factor))
                                .count()
                        >= 2
                || toMonthEnd(date) < LAST_DAYS_OF_MONTH
                        && sameDayFromMonthEnd(date)
                                        .filter(earlier -> movedClearly(earlier, factor))
                                        .count()
                                >= 2;
    }

    private IntStream sameDayOfMonth(LocalDate date) {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(date::minusMonths)
                .filter(earlier -> earlier.getDayOfMonth() == date.getDayOfMonth())
                .mapToInt(memory::day);
    }

    private IntStream sameDayFromMonthEnd(LocalDate date) {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(months ->
                        YearMonth.from(date).minusMonths(months).atEndOfMonth().minusDays(toMonthEnd(date)))
                .mapToInt(memory::day);
    }

    private static int toMonthEnd(LocalDate date) {
        return date.lengthOfMonth() - date.getDayOfMonth();
    }

    private boolean movedClearly(int earlier, double factor) {
        return movedAlike(earlier, factor) && (memory.isFlagged(earlier) || Math.abs(score(earlier)) >= NOTICEABLE);
    }

    private double score(int earlier) {
        return memory.comparison(earlier).map(Comparison::score).orElse(0.0);
    }

    private boolean movedAlike(int earlier, double factor) {
        var move = memory.comparison(earlier)
                .map(Comparison::factor)
                .map(Math::log)
                .orElse(0.0);
        var today = Math.log(factor);
        return Math.signum(move) == Math.signum(today) && Math.abs(move) >= ALIKE * Math.abs(today);
    }
}
