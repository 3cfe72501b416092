package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.sensitivity.Sensitivities;
import io.spikewatch.detector.CalendarDay;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.SeriesMemory;
import io.spikewatch.detector.SpikeDetector;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Judges usage histories without anything remembered of them. */
@Component
class Judgements {

    private final Sensitivities sensitivities;

    Judgements(Sensitivities sensitivities) {
        this.sensitivities = sensitivities;
    }

    /**
     * Of the days from {@code from} on, those with a report. They come out as the nightly run judged them if the history
     * begins with the first report.
     */
    SortedMap<LocalDate, Judgement> of(UsageHistory history, LocalDate from) {
        var detector = new SpikeDetector();
        var memory = new SeriesMemory();
        var sensitivity = sensitivities.of(history.usageType());
        var judgements = new TreeMap<LocalDate, Judgement>();
        history.first()
                .datesUntil(history.last().plusDays(1))
                .forEach(date -> history.on(date).ifPresent(count -> {
                    detector.judge(memory, sensitivity, (int) date.toEpochDay(), count, CalendarDay.UNKNOWN);
                    if (!date.isBefore(from)) {
                        judgements.put(date, detector.judgement());
                    }
                }));
        return judgements;
    }
}
