package io.spikewatch.detector;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Remembers jobs: what also happened on this day of the last weeks or months is no news. Days before are compared with the
 * days around them, those after them included, as far as they lie in the past.
 */
final class Recurrence {

    private static final int LAST_DAYS_OF_MONTH = 4;
    private static final int MONTHS = 3;
    private static final int FEWEST_AROUND = 5;

    private final Baseline baseline;
    private final double alike;
    private final double noticeable;
    private final int around;
    private final double[] levels;

    Recurrence(Baseline baseline, Parameters parameters) {
        this.baseline = baseline;
        this.alike = parameters.get(Parameter.RECURRENCE_ALIKE);
        this.noticeable = parameters.get(Parameter.RECURRENCE_SCORE);
        this.around = parameters.days(Parameter.RECURRENCE_AROUND);
        this.levels = new double[2 * around + 1];
    }

    /** Why a move on this day is no news; null if it is. */
    @Nullable
    Suppression explain(SeriesMemory memory, int day, double move) {
        if (isWeekly(memory, day, move) || recurs(memory, day, move, 14)) {
            return Suppression.WEEKLY;
        }
        return monthly(memory, LocalDate.ofEpochDay(day), move) ? Suppression.MONTHLY : null;
    }

    boolean isWeekly(SeriesMemory memory, int day, double move) {
        return recurs(memory, day, move, 7);
    }

    /** The last two times that were reported; a missing report says nothing of a habit. */
    private boolean recurs(SeriesMemory memory, int day, double move, int period) {
        var times = 0;
        for (var earlier = day - period; times < 2 && memory.remembers(earlier); earlier -= period) {
            if (isKnownMove(memory, earlier, move)) {
                times++;
            } else if (memory.isReported(earlier)) {
                return false;
            }
        }
        return times == 2;
    }

    private boolean isKnownMove(SeriesMemory memory, int day, double move) {
        return memory.isFlagged(day) && isAlike(memory.move(day), move);
    }

    private boolean monthly(SeriesMemory memory, LocalDate date, double move) {
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

    private boolean movedClearly(SeriesMemory memory, LocalDate date, double move) {
        var day = (int) date.toEpochDay();
        if (!memory.isReported(day)) {
            return false;
        }
        if (isAlike(memory.move(day), move) && (memory.isFlagged(day) || Math.abs(memory.score(day)) >= noticeable)) {
            return true;
        }
        var expected = expectedInHindsight(memory, day);
        var count = memory.count(day);
        return isAlike(Math.log((count + 0.5) / (expected + 0.5)), move)
                && Math.abs(Noise.score(count, expected, baseline.sigma())) >= noticeable;
    }

    /** Not a number with too few days around it. */
    private double expectedInHindsight(SeriesMemory memory, int day) {
        var number = 0;
        for (var near = day - around; near <= day + around; near++) {
            if (near != day && memory.isReported(near) && memory.isUsual(near)) {
                levels[number++] = memory.count(near) / baseline.factor(near);
            }
        }
        return number < FEWEST_AROUND ? Double.NaN : Quantiles.median(levels, number) * baseline.factor(day);
    }

    private boolean isAlike(double earlier, double move) {
        return Math.signum(earlier) == Math.signum(move) && Math.abs(earlier) >= alike * Math.abs(move);
    }
}
