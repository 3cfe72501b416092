package io.spikewatch.billing.detector;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Remembers jobs: what also happened on this day of the last weeks or months is no news. */
final class Recurrence {

    private static final int LAST_DAYS_OF_MONTH = 4;
    private static final int MONTHS = 3;
    private static final double NOTICEABLE = 2.5;
    private static final double ALIKE = 0.5;

    private Recurrence() {}

    /** Why a move on this day is no news; null if it is. */
    static @Nullable Suppression explain(SeriesMemory memory, int day, double move) {
        if (weekly(memory, day, move)) {
            return Suppression.WEEKLY;
        }
        return monthly(memory, LocalDate.ofEpochDay(day), move) ? Suppression.MONTHLY : null;
    }

    private static boolean weekly(SeriesMemory memory, int day, double move) {
        return isKnownMove(memory, day - 7, move) && isKnownMove(memory, day - 14, move);
    }

    private static boolean isKnownMove(SeriesMemory memory, int day, double move) {
        return memory.isFlagged(day) && isAlike(memory.move(day), move);
    }

    private static boolean monthly(SeriesMemory memory, LocalDate date, double move) {
        var sameDay = 0;
        var sameDistance = 0;
        var toEnd = date.lengthOfMonth() - date.getDayOfMonth();
        for (var back = 1; back <= MONTHS; back++) {
            var month = YearMonth.from(date).minusMonths(back);
            if (date.getDayOfMonth() <= month.lengthOfMonth()
                    && movedClearly(memory, month.atDay(date.getDayOfMonth()), move)) {
                sameDay++;
            }
            if (toEnd < LAST_DAYS_OF_MONTH
                    && movedClearly(memory, month.atEndOfMonth().minusDays(toEnd), move)) {
                sameDistance++;
            }
        }
        return sameDay >= 2 || sameDistance >= 2;
    }

    private static boolean movedClearly(SeriesMemory memory, LocalDate date, double move) {
        var day = (int) date.toEpochDay();
        return isAlike(memory.move(day), move) && (memory.isFlagged(day) || Math.abs(memory.score(day)) >= NOTICEABLE);
    }

    private static boolean isAlike(double earlier, double move) {
        return Math.signum(earlier) == Math.signum(move) && Math.abs(earlier) >= ALIKE * Math.abs(move);
    }
}
