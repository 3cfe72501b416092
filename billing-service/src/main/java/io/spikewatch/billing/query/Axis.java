package io.spikewatch.billing.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The buckets that all series of an answer share, ascending, and which of them each day of the range falls into. */
public final class Axis {

    private final List<LocalDate> buckets = new ArrayList<>();
    private final int[] bucketOfDay;
    private final List<LocalDate> partial;

    private Axis(LocalDate from, LocalDate to, Interval interval) {
        bucketOfDay = new int[(int) (to.toEpochDay() - from.toEpochDay()) + 1];
        var end = from;
        for (var day = 0; day < bucketOfDay.length; day++) {
            var date = from.plusDays(day);
            if (buckets.isEmpty() || !date.isBefore(end)) {
                buckets.add(interval.bucketOf(date));
                end = interval.after(buckets.get(buckets.size() - 1));
            }
            bucketOfDay[day] = buckets.size() - 1;
        }
        partial = partial(from, to, interval);
    }

    /** Both ends of the range count. */
    public static Axis of(LocalDate from, LocalDate to, Interval interval) {
        return new Axis(from, to, interval);
    }

    private List<LocalDate> partial(LocalDate from, LocalDate to, Interval interval) {
        var first = buckets.get(0);
        var last = buckets.get(buckets.size() - 1);
        var cutAtStart = first.isBefore(from) ? Stream.of(first) : Stream.<LocalDate>empty();
        var cutAtEnd = interval.after(last).minusDays(1).isAfter(to) ? Stream.of(last) : Stream.<LocalDate>empty();
        return Stream.concat(cutAtStart, cutAtEnd).distinct().toList();
    }

    /** Named by their first days; the first one may begin before the range. */
    public List<LocalDate> buckets() {
        return List.copyOf(buckets);
    }

    public int size() {
        return buckets.size();
    }

    public int days() {
        return bucketOfDay.length;
    }

    /**
     * The index of a day's bucket. A day of the previous period has the index of the day that it moves to, so it needs no
     * axis of its own.
     *
     * @param day counted from the first of the range, which is 0
     */
    public int bucketOf(int day) {
        return bucketOfDay[day];
    }

    /** The first or last bucket where the range has only some of its days. */
    public List<LocalDate> partialBuckets() {
        return partial;
    }
}
