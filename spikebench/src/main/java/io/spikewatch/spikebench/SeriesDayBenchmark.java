package io.spikewatch.spikebench;

import io.spikewatch.detector.CalendarDay;
import io.spikewatch.detector.Outcome;
import io.spikewatch.detector.Preset;
import io.spikewatch.detector.Sensitivity;
import io.spikewatch.detector.SeriesMemory;
import io.spikewatch.detector.SpikeDetector;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What it takes to judge one day of one series, and the z-score of the last 30 days beside it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SeriesDayBenchmark {

    private static final int SERIES = 200;

    /** Whole weeks, as the counts are walked through again and again. */
    private static final int DAYS = 119;

    private static final int Z_SCORE_DAYS = 30;

    private final SpikeDetector detector = new SpikeDetector();
    private final Sensitivity sensitivity = Sensitivity.of(Preset.MEDIUM);
    private final SeriesMemory[] memories = new SeriesMemory[SERIES];
    private final long[][] counts = new long[SERIES][DAYS];
    private final double[][] lastDays = new double[SERIES][Z_SCORE_DAYS];
    private int series;
    private int day;

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(SeriesDayBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    /** Weekly rhythms at levels from ten to ten million a day, with noise, and some silent days. */
    @Setup
    public void walkThroughFirstDays() {
        var random = new Random(7);
        for (series = 0; series < SERIES; series++) {
            memories[series] = new SeriesMemory();
            var level = Math.pow(10, 1 + 6 * random.nextDouble());
            for (day = 0; day < DAYS; day++) {
                var weekday = day % 7 > 4 ? 0.4 : 1;
                counts[series][day] = Math.round(level * weekday * Math.exp(0.2 * random.nextGaussian()));
                judge();
            }
        }
    }

    private Outcome judge() {
        return detector.judge(memories[series], sensitivity, day, counts[series][day % DAYS], CalendarDay.UNKNOWN);
    }

    @Benchmark
    public Outcome ours() {
        next();
        return judge();
    }

    @Benchmark
    public boolean zScore() {
        next();
        var days = lastDays[series];
        var count = (double) counts[series][day % DAYS];
        var sum = 0.0;
        var squares = 0.0;
        for (var earlier : days) {
            sum += earlier;
            squares += earlier * earlier;
        }
        days[day % Z_SCORE_DAYS] = count;
        var mean = sum / Z_SCORE_DAYS;
        return count - mean > 3 * Math.sqrt(squares / Z_SCORE_DAYS - mean * mean);
    }

    private void next() {
        series++;
        if (series >= SERIES) {
            series = 0;
            day++;
        }
    }
}
