package io.spikewatch.detector;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What detection remembers of one series: its last 15 weeks and the episode under way, in under 1.5 KB. It is the fold of
 * all days since the first report, in order, and of nothing else.
 *
 * <p>Of each day, an epoch day, it has the count at today's level (the series may have settled on another one since), how
 * far off that was (score, and logarithm of the factor), and its marks.
 */
public final class SeriesMemory {

    /** Days remembered. */
    static final int DAYS = 105;

    /** Goes up whenever the same memory is written otherwise. */
    public static final int LAYOUT = 2;

    /** The bytes that {@link #write} takes. */
    public static final int PACKED_SIZE = DAYS * (Float.BYTES + 2 * Short.BYTES + 1) + 5 + EpisodeMemory.PACKED_SIZE;

    private static final int REPORTED = 1;
    private static final int HOLIDAY = 2;
    private static final int FLAGGED = 4;

    private static final double MOVE_UNIT = 1 / 1024.0;
    private static final double SCORE_UNIT = 1 / 64.0;

    private final float[] counts = new float[DAYS];
    private final short[] moves = new short[DAYS];
    private final short[] scores = new short[DAYS];
    private final byte[] marks = new byte[DAYS];
    private final EpisodeMemory episode;
    private int lastDay;
    private boolean used;

    /** A series before its first day. */
    public SeriesMemory() {
        this.episode = new EpisodeMemory();
        this.lastDay = Integer.MIN_VALUE;
    }

    private SeriesMemory(ByteBuffer packed) {
        packed.asFloatBuffer().get(counts);
        skip(packed, DAYS * Float.BYTES);
        packed.asShortBuffer().get(moves).get(scores);
        skip(packed, 2 * DAYS * Short.BYTES);
        packed.get(marks);
        this.lastDay = packed.getInt();
        this.used = packed.get() == 1;
        this.episode = new EpisodeMemory(packed);
    }

    /** Reads what {@link #write} wrote and leaves the buffer behind it. */
    public static SeriesMemory read(ByteBuffer packed) {
        return new SeriesMemory(packed);
    }

    /** Equal memories write equal bytes. */
    public void write(ByteBuffer packed) {
        packed.asFloatBuffer().put(counts);
        skip(packed, DAYS * Float.BYTES);
        packed.asShortBuffer().put(moves).put(scores);
        skip(packed, 2 * DAYS * Short.BYTES);
        packed.put(marks).putInt(lastDay).put((byte) (used ? 1 : 0));
        episode.write(packed);
    }

    private static void skip(ByteBuffer packed, int bytes) {
        packed.position(packed.position() + bytes);
    }

    /** The last day that was reported; {@link Integer#MIN_VALUE} before the first. */
    public int lastDay() {
        return lastDay;
    }

    EpisodeMemory episode() {
        return episode;
    }

    /**
     * Forgets what is older than 15 weeks before {@code day}, and takes in its count. Not having used something yet says
     * nothing about its use: such days are as good as not reported.
     */
    void report(int day, long count, boolean holiday) {
        if (day <= lastDay) {
            throw new IllegalArgumentException("days must ascend");
        }
        forgetBetween(lastDay, day);
        used |= count > 0;
        var slot = slot(day);
        counts[slot] = count;
        marks[slot] = (byte) (used ? REPORTED | (holiday ? HOLIDAY : 0) : 0);
        lastDay = day;
    }

    private void forgetBetween(int last, int day) {
        var first = Math.max((long) last + 1, (long) day - DAYS + 1);
        for (var missing = first; missing <= day; missing++) {
            var slot = slot((int) missing);
            counts[slot] = 0;
            moves[slot] = 0;
            scores[slot] = 0;
            marks[slot] = 0;
        }
    }

    /** How the last reported day compares: the logarithm of its factor, and its score. */
    void judge(double move, double score) {
        var slot = slot(lastDay);
        moves[slot] = quantized(move / MOVE_UNIT);
        scores[slot] = quantized(score / SCORE_UNIT);
    }

    private static short quantized(double value) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Math.round(value), Short.MAX_VALUE));
    }

    /** At the level that the series has now. */
    double count(int day) {
        return counts[slot(day)];
    }

    /** Logarithm of the factor; 0 for days that could not be judged. */
    double move(int day) {
        return remembers(day) ? moves[slot(day)] * MOVE_UNIT : 0;
    }

    double score(int day) {
        return remembers(day) ? scores[slot(day)] * SCORE_UNIT : 0;
    }

    boolean isReported(int day) {
        return remembers(day) && (marks[slot(day)] & REPORTED) != 0;
    }

    /** The last reported day before {@code day}, or one that is forgotten. */
    int reportedBefore(int day) {
        var earlier = day - 1;
        while (earlier > lastDay - DAYS && !isReported(earlier)) {
            earlier--;
        }
        return earlier;
    }

    boolean isFlagged(int day) {
        return remembers(day) && (marks[slot(day)] & FLAGGED) != 0;
    }

    boolean isHoliday(int day) {
        return (marks[slot(day)] & HOLIDAY) != 0;
    }

    /** Reported, and part of what is usual. */
    boolean isUsual(int day) {
        return (marks[slot(day)] & (REPORTED | FLAGGED)) == REPORTED;
    }

    /** Keeps the day out of what is usual. */
    void flag(int day) {
        marks[slot(day)] |= FLAGGED;
    }

    void unflag(int day) {
        marks[slot(day)] &= ~FLAGGED;
    }

    /** From now on the days before {@code day} count as if the series had always been {@code ratio} times as large. */
    void rescaleBefore(int day, double ratio) {
        for (var earlier = lastDay - DAYS + 1; earlier < day; earlier++) {
            counts[slot(earlier)] *= (float) ratio;
        }
    }

    boolean remembers(int day) {
        return day > lastDay - DAYS && day <= lastDay;
    }

    private static int slot(int day) {
        return Math.floorMod(day, DAYS);
    }

    @Override
    public String toString() {
        return "SeriesMemory[lastDay=%d, marks=%s]".formatted(lastDay, Arrays.toString(marks));
    }
}
