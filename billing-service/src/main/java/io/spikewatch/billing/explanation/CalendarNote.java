package io.spikewatch.billing.explanation;

import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.detector.Judgement;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the calendar has to say about a day: holidays, ends of months, and earlier days like it. */
final class CalendarNote {

    private CalendarNote() {}

    /** Null: nothing. */
    static @Nullable String of(UsageHistory history, Judgement judgement, Optional<String> holiday) {
        var recurrences =
                judgement.finding() == null ? Optional.<String>empty() : new Recurrences(history, judgement).inWords();
        var note = Stream.of(holiday, endOfMonth(LocalDate.ofEpochDay(judgement.epochDay())), recurrences)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return note.isEmpty() ? null : note;
    }

    private static Optional<String> endOfMonth(LocalDate date) {
        if (date.getDayOfMonth() == 1) {
            return Optional.of("the first day of the month");
        }
        return date.getDayOfMonth() == date.lengthOfMonth()
                ? Optional.of("the last day of the month")
                : Optional.empty();
    }
}
