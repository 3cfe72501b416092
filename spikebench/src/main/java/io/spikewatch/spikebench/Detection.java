package io.spikewatch.spikebench;

import io.spikewatch.detector.CalendarDay;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import io.spikewatch.detector.Parameters;
import io.spikewatch.detector.Preset;
import io.spikewatch.detector.Sensitivity;
import io.spikewatch.detector.SeriesMemory;
import io.spikewatch.detector.SpikeDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Walks the detector through a corpus.
 *
 * @param sensitivity by metric
 * @param calendar whether it may know the holidays
 * @param tells the days of which people are told
 */
record Detection(
        Parameters parameters,
        Function<String, Sensitivity> sensitivity,
        boolean calendar,
        Predicate<Judgement> tells) {

    /** As shipped. */
    static Detection at(Preset preset) {
        return with(metric -> Sensitivity.of(preset, metric));
    }

    static Detection with(Function<String, Sensitivity> sensitivity) {
        return new Detection(Parameters.DEFAULT, sensitivity, true, day -> day.outcome() == Outcome.SPIKE);
    }

    List<Alert> run(Corpus corpus) {
        var detector = new SpikeDetector(parameters);
        var alerts = new ArrayList<Alert>();
        for (var series : corpus.series()) {
            run(detector, series, corpus.holidays(), alerts);
        }
        return alerts;
    }

    private void run(SpikeDetector detector, Series series, HolidayCalendar holidays, List<Alert> alerts) {
        var memory = new SeriesMemory();
        var chosen = sensitivity.apply(series.metric());
        for (var index = 0; index < series.days().length; index++) {
            var day = series.days()[index];
            var kind = calendar ? holidays.on(series.region(), day) : CalendarDay.UNKNOWN;
            var outcome = detector.judge(memory, chosen, day, series.counts()[index], kind);
            if (outcome != Outcome.NORMAL && tells.test(detector.judgement())) {
                alerts.add(new Alert(series.id(), detector.judgement()));
            }
        }
    }
}
