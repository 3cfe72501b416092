package io.spikewatch.detector;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Walks a detector through a series, one count a day. */
final class Days {

    /** A Monday. */
    static final int START = (int) LocalDate.of(2026, 1, 5).toEpochDay();

    private final SpikeDetector detector = new SpikeDetector();
    private final SeriesMemory memory = new SeriesMemory();
    private final Sensitivity sensitivity = Sensitivity.of(Preset.MEDIUM);
    private final List<Judgement> judgements = new ArrayList<>();
    private CalendarDay ordinary = CalendarDay.ORDINARY;
    private int next = START;

    static Days of(long... counts) {
        return new Days().then(counts);
    }

    static Days flat(int days, long count) {
        return of(LongStream.generate(() -> count).limit(days).toArray());
    }

    static Days withoutCalendar() {
        var days = new Days();
        days.ordinary = CalendarDay.UNKNOWN;
        return days;
    }

    Days then(long... counts) {
        for (var count : counts) {
            report(count, ordinary);
        }
        return this;
    }

    Days thenHoliday(long count) {
        report(count, CalendarDay.HOLIDAY);
        return this;
    }

    Days thenNoReport() {
        next++;
        return this;
    }

    private void report(long count, CalendarDay calendar) {
        detector.judge(memory, sensitivity, next++, count, calendar);
        judgements.add(detector.judgement());
    }

    Judgement last() {
        return judgements.get(judgements.size() - 1);
    }

    SeriesMemory memory() {
        return memory;
    }

    List<Outcome> outcomes() {
        return judgements.stream().map(Judgement::outcome).toList();
    }

    /** How often people were told. */
    long told() {
        return outcomes().stream().filter(Outcome.SPIKE::equals).count();
    }
}
