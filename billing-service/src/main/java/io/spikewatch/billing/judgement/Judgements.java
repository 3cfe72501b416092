package io.spikewatch.billing.judgement;

import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.holiday.Holidays;
import io.spikewatch.billing.sensitivity.Sensitivities;
import io.spikewatch.detector.CalendarDay;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Sensitivity;
import io.spikewatch.detector.SeriesMemory;
import io.spikewatch.detector.SpikeDetector;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Judges usage histories without anything remembered of them. */
@Component
public class Judgements {

    private final Sensitivities sensitivities;
    private final Holidays holidays;
    private final CompleteDays completeDays;

    Judgements(Sensitivities sensitivities, Holidays holidays, CompleteDays completeDays) {
        this.sensitivities = sensitivities;
        this.holidays = holidays;
        this.completeDays = completeDays;
    }

    /** Of the days from {@code from} on, those of episodes; a team's as if it were nobody else's story. */
    public Stream<EpisodeDay> episodeDays(Organization organization, UsageHistory history, LocalDate from) {
        return of(organization, history, from).values().stream()
                .filter(judgement -> judgement.episode() != null)
                .map(judgement -> new EpisodeDay(
                        history.organizationId(),
                        history.teamId(),
                        history.usageType(),
                        judgement,
                        completeDays.isToTell(judgement)));
    }

    /**
     * Of the days from {@code from} on, those with a report. They come out as the nightly run judged them if the history
     * begins with the first report.
     */
    public SortedMap<LocalDate, Judgement> of(Organization organization, UsageHistory history, LocalDate from) {
        var sensitivity = sensitivities.of(history.usageType());
        return of(history, from, sensitivity, date -> holidays.on(organization.region(), date));
    }

    /** Likewise, at a sensitivity that need not be the configured one. */
    public static SortedMap<LocalDate, Judgement> of(
            UsageHistory history, LocalDate from, Sensitivity sensitivity, Function<LocalDate, CalendarDay> calendar) {
        var detector = new SpikeDetector();
        var memory = new SeriesMemory();
        var judgements = new TreeMap<LocalDate, Judgement>();
        history.first()
                .datesUntil(history.last().plusDays(1))
                .forEach(date -> history.on(date).ifPresent(count -> {
                    detector.judge(memory, sensitivity, (int) date.toEpochDay(), count, calendar.apply(date));
                    if (!date.isBefore(from)) {
                        judgements.put(date, detector.judgement());
                    }
                }));
        return judgements;
    }
}
