package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.UsageHistory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One series while detection walks through its days: the counts, and what became of each day so far. Days are numbered
 * from 0, the first day that matters.
 */
final class SeriesMemory {

    private final LocalDate start;
    private final int firstWeekday;
    private final double[] counts;
    private final double[] adjustments;
    private final boolean[] flagged;
    private final @Nullable Comparison[] comparisons;
    private final int firstUse;

    SeriesMemory(UsageHistory history, LocalDate start, LocalDate end) {
        this.start = start;
        this.firstWeekday = start.getDayOfWeek().ordinal();
        this.counts = start.datesUntil(end.plusDays(1))
                .mapToDouble(date -> countOn(history, date))
                .toArray();
        this.adjustments = new double[counts.length];
        this.flagged = new boolean[counts.length];
        this.comparisons = new Comparison[counts.length];
        this.firstUse =
                (int) Arrays.stream(counts).takeWhile(count -> !(count > 0)).count();
        Arrays.fill(adjustments, 1);
    }

    private static double countOn(UsageHistory history, LocalDate date) {
        var count = history.on(date);
        return count.isPresent() ? count.getAsLong() : Double.NaN;
    }

    int days() {
        return counts.length;
    }

    LocalDate date(int day) {
        return start.plusDays(day);
    }

    /** The number of the date, which is negative before the first day. */
    int day(LocalDate date) {
        return (int) (date.toEpochDay() - start.toEpochDay());
    }

    /** 0 for Monday to 6 for Sunday. */
    int weekday(int day) {
        return (firstWeekday + day) % 7;
    }

    boolean isWeekend(int day) {
        return weekday(day) > 4;
    }

    boolean reported(int day) {
        return !Double.isNaN(counts[day]);
    }

    /** The count as reported; not a number without a report. */
    double observed(int day) {
        return counts[day];
    }

    /** The count as it would be at today's level, where the series has settled on another one since. */
    double comparable(int day) {
        return counts[day] * adjustments[day];
    }

    /** From now on the days before {@code day} count as if the series had always been {@code ratio} times as large. */
    void rescaleBefore(int day, double ratio) {
        for (var earlier = 0; earlier < day; earlier++) {
            adjustments[earlier] *= ratio;
        }
    }

    /** Keeps the day out of what is usual. */
    void flag(int day) {
        flagged[day] = true;
    }

    void unflag(int day) {
        flagged[day] = false;
    }

    boolean isFlagged(int day) {
        return flagged[day];
    }

    /** Reported, and part of what is usual. Not having used something yet says nothing about its use. */
    boolean isUsual(int day) {
        return day >= firstUse && reported(day) && !flagged[day];
    }

    /** The usual days among the {@code window} days before {@code day}, in order. */
    int[] usualDaysBefore(int day, int window) {
        var days = new int[Math.min(day, window)];
        var number = 0;
        for (var earlier = day - days.length; earlier < day; earlier++) {
            if (isUsual(earlier)) {
                days[number++] = earlier;
            }
        }
        return Arrays.copyOf(days, number);
    }

    void judged(int day, Comparison comparison) {
        comparisons[day] = comparison;
    }

    /** How the day compared; absent for a day that is missing or could not be judged. */
    Optional<Comparison> comparison(int day) {
        return day < 0 ? Optional.empty() : Optional.ofNullable(comparisons[day]);
    }

    /** The last {@code number} judged days up to and including {@code day}, in order; fewer at the start. */
    Comparison[] lastJudged(int day, int number) {
        var last = IntStream.rangeClosed(0, day)
                .map(back -> day - back)
                .mapToObj(this::comparison)
                .flatMap(Optional::stream)
                .limit(number)
                .toArray(Comparison[]::new);
        Collections.reverse(Arrays.asList(last));
        return last;
    }
}
