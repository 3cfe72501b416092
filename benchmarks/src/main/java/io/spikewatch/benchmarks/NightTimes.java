package io.spikewatch.benchmarks;

import java.util.Locale;

/** What the measured nights took, added up. */
final class NightTimes {

    static final String HEADER = """

            | series | | s a night | ÷ limit | series/s | CPU µs a series-day | allocated bytes a series-day |
            | ---: | --- | ---: | ---: | ---: | ---: | ---: |""";

    private final int series;
    private int nights;
    private Cost limit = Cost.NOTHING;
    private Cost run = Cost.NOTHING;
    private Cost score = Cost.NOTHING;

    NightTimes(int series) {
        this.series = series;
    }

    void add(boolean counts, Cost limit, Cost run, Cost score) {
        Progress.say(String.format(
                Locale.ROOT,
                "  limit %.1f s, run %.1f s, z-score %.1f s",
                limit.seconds(),
                run.seconds(),
                score.seconds()));
        if (counts) {
            nights++;
            this.limit = this.limit.plus(limit);
            this.run = this.run.plus(run);
            this.score = this.score.plus(score);
        }
    }

    int series() {
        return series;
    }

    double seconds() {
        return run.seconds() / nights;
    }

    double ratio() {
        return run.seconds() / limit.seconds();
    }

    double microsecondsBeyond() {
        return (run.cpuSeconds() - limit.cpuSeconds()) * 1e6 / seriesDays();
    }

    private double seriesDays() {
        return (double) nights * series;
    }

    @Override
    public String toString() {
        return line("streaming and writing alone", limit) + line("the run", run) + line("a z-score", score);
    }

    private String line(String name, Cost cost) {
        return String.format(
                Locale.ROOT,
                "| %,d | %s | %.1f | %.2f | %,.0f | %.1f | %,.0f |%n",
                series,
                name,
                cost.seconds() / nights,
                cost.seconds() / limit.seconds(),
                seriesDays() / cost.seconds(),
                cost.cpuSeconds() * 1e6 / seriesDays(),
                cost.allocatedMegabytes() * 1e6 / seriesDays());
    }
}
