package io.spikewatch.billing.examination;

import static java.util.stream.Collectors.toMap;

import io.spikewatch.billing.holiday.Holidays;
import io.spikewatch.billing.judgement.CompleteDays;
import io.spikewatch.billing.judgement.EpisodeDay;
import io.spikewatch.billing.judgement.Examined;
import io.spikewatch.billing.judgement.Whole;
import io.spikewatch.billing.sensitivity.Sensitivities;
import io.spikewatch.detector.Outcome;
import io.spikewatch.detector.SpikeDetector;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks through the days of one organization after the other. Not thread-safe, as the detector isn't. */
final class OrganizationExaminer {

    private final SpikeDetector detector = new SpikeDetector();
    private final Sensitivities sensitivities;
    private final Holidays holidays;
    private final CompleteDays completeDays;
    private final LocalDate from;

    /** @param from the first day that people are to hear of; those before it are only taken in */
    OrganizationExaminer(Sensitivities sensitivities, Holidays holidays, CompleteDays completeDays, LocalDate from) {
        this.sensitivities = sensitivities;
        this.holidays = holidays;
        this.completeDays = completeDays;
        this.from = from;
    }

    Walk examine(Remembered remembered) {
        var walk = new Walk(remembered);
        ReportedDays.forEach(remembered.days(), walk::day);
        walk.remember();
        return walk;
    }

    /** What the days of one organization came to. */
    final class Walk {

        private final Remembered remembered;
        private final OrganizationMemory memory;
        private final List<EpisodeDay> days = new ArrayList<>();
        private final List<Evening> evenings = new ArrayList<>();
        private final Map<LocalDate, Map<String, Whole>> wholes = new HashMap<>();
        private @Nullable LocalDate last;

        Walk(Remembered remembered) {
            this.remembered = remembered;
            this.memory = OrganizationMemory.of(remembered.memory());
        }

        String organizationId() {
            return remembered.organization().id();
        }

        @Nullable
        String region() {
            return remembered.organization().region();
        }

        /** By usage type, as far as there is something to compare the date with. */
        Map<String, Whole> wholes(LocalDate date) {
            return wholes.getOrDefault(date, Map.of());
        }

        Examined examined() {
            return new Examined(remembered.organization(), days, series());
        }

        private Map<LocalDate, Integer> series() {
            return wholes.entrySet().stream()
                    .collect(toMap(Map.Entry::getKey, each -> each.getValue().size()));
        }

        /** The last of all, and the last ones of the months before it that are worth remembering; in order. */
        List<Evening> evenings() {
            return evenings;
        }

        private void day(LocalDate date, Map<String, Long> counts) {
            if (last != null && !YearMonth.from(last).equals(YearMonth.from(date))) {
                remember();
            }
            last = date;
            var calendar = holidays.on(remembered.organization().region(), date);
            sensitivities.forEach((usageType, sensitivity) -> {
                long count = counts.getOrDefault(usageType, 0L);
                var series = memory.of(usageType, count);
                if (series != null) {
                    var outcome = detector.judge(series, sensitivity, (int) date.toEpochDay(), count, calendar);
                    take(date, usageType, outcome);
                }
            });
        }

        private void take(LocalDate date, String usageType, Outcome outcome) {
            if (outcome != Outcome.TOO_LITTLE_HISTORY && !date.isBefore(from)) {
                var judgement = detector.judgement();
                wholes.computeIfAbsent(date, unused -> new HashMap<>()).put(usageType, Whole.of(judgement));
                if (judgement.episode() != null) {
                    var isToTell = completeDays.isToTell(judgement);
                    days.add(new EpisodeDay(organizationId(), null, usageType, judgement, isToTell));
                }
            }
        }

        private void remember() {
            if (last != null) {
                var first = MemoryRepository.firstMonth(last);
                evenings.removeIf(evening -> evening.date().isBefore(first));
                evenings.add(new Evening(remembered.organization().id(), last, memory.pack()));
            }
        }
    }
}
