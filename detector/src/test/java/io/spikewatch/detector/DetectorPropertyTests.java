package io.spikewatch.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any series; each seed makes another one, with spikes, shifts, outages and missing reports. */
class DetectorPropertyTests {

    private static final int DAYS = 250;
    private static final long MISSING = -1;

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void knowsNothingOfLaterDaysAndOtherSeries(int seed) {
        var counts = series(seed, 5_000);

        var detector = new SpikeDetector();
        var past = judge(detector, Arrays.copyOf(counts, DAYS / 2), Preset.MEDIUM);
        judge(detector, series(seed + 1_000, 70_000), Preset.HIGH);
        var all = judge(detector, counts, Preset.MEDIUM);

        assertThat(all.subList(0, past.size())).isEqualTo(past);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void seesTheSameInTheSameSeriesAThousandTimesAsLarge(int seed) {
        var counts = series(seed, 1_000_000);
        var larger = Arrays.stream(counts)
                .map(count -> count == MISSING ? MISSING : 1_000 * count)
                .toArray();

        var days = judge(counts, Preset.MEDIUM);
        var largerDays = judge(larger, Preset.MEDIUM);

        assertThat(largerDays).extracting(Judgement::outcome).isEqualTo(outcomes(days));
        assertThat(factors(largerDays)).containsExactly(factors(days), Offset.offset(0.01));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void goesOnAfterAnyNightAsIfItHadNotSlept(int seed) {
        var counts = series(seed, 5_000);
        var detector = new SpikeDetector();
        var memory = new SeriesMemory();
        var outcomes = new ArrayList<Outcome>();

        for (var day = 0; day < DAYS; day++) {
            if (counts[day] != MISSING) {
                memory = asleep(memory);
                outcomes.add(
                        detector.judge(memory, Sensitivity.of(Preset.MEDIUM), day, counts[day], CalendarDay.UNKNOWN));
            }
        }

        assertThat(outcomes).isEqualTo(outcomes(judge(counts, Preset.MEDIUM)));
    }

    private static SeriesMemory asleep(SeriesMemory memory) {
        var packed = ByteBuffer.allocate(SeriesMemory.PACKED_SIZE);
        memory.write(packed);
        return SeriesMemory.read(packed.flip());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void saysWhyOfEveryDay(int seed) {
        for (var day : judge(series(seed, 5_000), Preset.HIGH)) {
            var expected = !Double.isNaN(day.expected());
            assertThat(day.outcome() == Outcome.TOO_LITTLE_HISTORY).isNotEqualTo(expected);
            if (expected) {
                assertThat(day.expected()).isBetween(day.expectedLow(), day.expectedHigh());
            }
            if (day.suppression() != null) {
                assertThat(day.outcome()).isIn(Outcome.SUPPRESSED, Outcome.IN_EPISODE);
            }
            assertThat(day.outcome() == Outcome.SUPPRESSED && day.suppression() == null)
                    .isFalse();
            if (day.outcome() == Outcome.SPIKE) {
                var episode = Objects.requireNonNull(day.episode());
                assertThat(episode.direction())
                        .isEqualTo(Objects.requireNonNull(day.finding()).direction());
                assertThat(episode.start()).isLessThanOrEqualTo(day.epochDay());
            }
        }
    }

    /** Of judged days; logarithms. */
    private static double[] factors(List<Judgement> days) {
        return days.stream()
                .mapToDouble(Judgement::factor)
                .filter(factor -> !Double.isNaN(factor))
                .map(Math::log)
                .toArray();
    }

    private static List<Outcome> outcomes(List<Judgement> days) {
        return days.stream().map(Judgement::outcome).toList();
    }

    private static List<Judgement> judge(long[] counts, Preset preset) {
        return judge(new SpikeDetector(), counts, preset);
    }

    private static List<Judgement> judge(SpikeDetector detector, long[] counts, Preset preset) {
        var memory = new SeriesMemory();
        var days = new ArrayList<Judgement>();
        for (var day = 0; day < counts.length; day++) {
            if (counts[day] != MISSING) {
                detector.judge(memory, Sensitivity.of(preset), day, counts[day], CalendarDay.UNKNOWN);
                days.add(detector.judgement());
            }
        }
        return days;
    }

    private static long[] series(int seed, double level) {
        var random = new Random(seed);
        var noise = 0.05 + 0.4 * random.nextDouble();
        var weekend = 0.2 + random.nextDouble();
        var counts = new long[DAYS];
        var shift = 1.0;
        for (var day = 0; day < DAYS; day++) {
            shift = random.nextInt(60) == 0 ? Math.exp(random.nextGaussian()) : shift;
            var spike = random.nextInt(25) == 0 ? Math.exp(1.5 * random.nextGaussian()) : 1;
            var weekday = day % 7 > 4 ? weekend : 1;
            var outage = random.nextInt(80) == 0 ? 0.01 : 1;
            counts[day] = random.nextInt(15) == 0
                    ? MISSING
                    : Math.round(level * shift * spike * weekday * outage * Math.exp(noise * random.nextGaussian()));
        }
        return counts;
    }
}
