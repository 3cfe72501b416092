package io.spikewatch.detector;

/**
 * The days before the judged one, laid out in order. Position 0 is the oldest remembered day and {@link #DAYS} - 1 is
 * yesterday. Made once and filled for each judged day, so that judging allocates nothing.
 */
final class Past {

    static final int DAYS = SeriesMemory.DAYS - 1;

    /** Days before the judged one that say what is usual. */
    static final int WINDOW = 70;

    static final int RECENT = 90;
    static final int AVERAGED = 28;

    private final double[] counts = new double[DAYS];
    private final int[] usual = new int[DAYS];
    private final boolean[] holiday = new boolean[DAYS];
    private int number;
    private int today;
    private int firstInWindow;
    private int firstRecent;
    private int firstAveraged;

    void read(SeriesMemory memory, int day) {
        today = day;
        number = 0;
        for (var position = 0; position < DAYS; position++) {
            var earlier = day - DAYS + position;
            if (memory.isUsual(earlier)) {
                counts[position] = memory.count(earlier);
                holiday[position] = memory.isHoliday(earlier);
                usual[number++] = position;
            }
        }
        firstInWindow = firstWithin(WINDOW);
        firstRecent = firstWithin(RECENT);
        firstAveraged = firstWithin(AVERAGED);
    }

    private int firstWithin(int window) {
        var first = 0;
        while (first < number && usual[first] < DAYS - window) {
            first++;
        }
        return first;
    }

    /** Usual days remembered; they are numbered from 0, the oldest. */
    int number() {
        return number;
    }

    /** The first usual day that says what is usual. */
    int firstInWindow() {
        return firstInWindow;
    }

    int daysInWindow() {
        return number - firstInWindow;
    }

    int firstRecent() {
        return firstRecent;
    }

    int firstAveraged() {
        return firstAveraged;
    }

    /** Of the usual days from this one on; not a number: there are none. */
    double meanFrom(int first) {
        var sum = 0.0;
        for (var index = first; index < number; index++) {
            sum += count(index);
        }
        return sum / (number - first);
    }

    double count(int index) {
        return counts[usual[index]];
    }

    boolean isHoliday(int index) {
        return holiday[usual[index]];
    }

    int weekday(int index) {
        return weekdayOf(today - age(index));
    }

    /** Days ago. */
    int age(int index) {
        return DAYS - usual[index];
    }

    int position(int index) {
        return usual[index];
    }

    int weekdayToday() {
        return weekdayOf(today);
    }

    /** 0 for Monday to 6 for Sunday; day 0 was a Thursday. */
    static int weekdayOf(int day) {
        return Math.floorMod(day + 3, 7);
    }

    static boolean isWeekend(int weekday) {
        return weekday > 4;
    }
}
