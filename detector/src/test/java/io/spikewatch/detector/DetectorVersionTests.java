package io.spikewatch.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Memories outlive releases: one that another detector walked must not be taken up by this one. */
class DetectorVersionTests {

    private static final int SERIES = 60;
    private static final int DAYS = 250;

    private final SpikeDetector detector = new SpikeDetector();
    private final ByteBuffer packed = ByteBuffer.allocate(SeriesMemory.PACKED_SIZE);
    private final Set<Rule> rules = EnumSet.noneOf(Rule.class);
    private final Set<Suppression> suppressions = EnumSet.noneOf(Suppression.class);

    @Test
    void goesUpWheneverTheSameDaysLeadToOtherMemories() throws NoSuchAlgorithmException {
        var memories = MessageDigest.getInstance("SHA-256");
        for (var seed = 0; seed < SERIES; seed++) {
            walk(seed, memories);
        }

        var version = SpikeDetector.VERSION + " " + SeriesMemory.LAYOUT + " "
                + HexFormat.of().formatHex(memories.digest());

        assertThat(rules).containsExactly(Rule.values());
        assertThat(suppressions).containsExactly(Suppression.values());
        assertThat(version)
                .as(
                        "When this alone fails, raise the version, or the layout if just the bytes differ; then pin what it comes to")
                .isEqualTo("2 2 205e1a118646392edbb510e7401f5a90a0b89f06b850dcfd695bd324d886c03e");
    }

    private void walk(int seed, MessageDigest memories) {
        var random = new Random(seed);
        var memory = new SeriesMemory();
        var days = new RandomDays(seed, random);
        for (var day = Days.START; day < Days.START + DAYS; day++) {
            var count = days.count(day);
            var calendar = seed % 2 == 0 ? CalendarDay.UNKNOWN : calendar(random);
            if (random.nextInt(15) > 0) {
                detector.judge(memory, Sensitivity.of(Preset.MEDIUM), day, count, calendar);
                take(detector.judgement());
                memories.update(packed(memory));
            }
        }
    }

    private static CalendarDay calendar(Random random) {
        return random.nextInt(25) == 0 ? CalendarDay.HOLIDAY : CalendarDay.ORDINARY;
    }

    private void take(Judgement day) {
        if (day.finding() != null) {
            rules.add(day.finding().rule());
        }
        if (day.suppression() != null) {
            suppressions.add(day.suppression());
        }
    }

    private byte[] packed(SeriesMemory memory) {
        memory.write(packed.clear());
        return packed.array();
    }

    /** All that may happen to a series, in whole numbers, which are the same on every machine. */
    private static final class RandomDays {

        private final int seed;
        private final Random random;
        private long level;
        private int percent;

        RandomDays(int seed, Random random) {
            this.seed = seed;
            this.random = random;
            this.level = 20L << random.nextInt(12);
            this.percent = 10 + random.nextInt(60);
        }

        long count(int day) {
            if (random.nextInt(40) == 0) {
                level = Math.max(10, level * (1 + random.nextInt(6)) / 3);
            }
            var usual = level * (100 + percent - random.nextInt(2 * percent + 1)) / 100;
            return times(day) * usual / 100;
        }

        /** Per cent. */
        private int times(int day) {
            var weekday = Past.weekdayOf(day);
            if (random.nextInt(30) == 0) {
                return random.nextInt(3) == 0 ? random.nextInt(60) : 150 + random.nextInt(1_500);
            }
            if (seed % 3 == 0 && LocalDate.ofEpochDay(day).getDayOfMonth() == 28 || seed % 4 == 1 && weekday == 2) {
                return day > Days.START + 60 ? 400 : 100;
            }
            if (seed % 7 == 0 && random.nextInt(10) > 2) {
                return 0;
            }
            return Past.isWeekend(weekday) ? 40 : 100;
        }
    }
}
