package io.spikewatch.app.usage;

import io.spikewatch.app.ui.Dates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** UTC days from the first to the last, both included: a preset that moves with the calendar, or fixed dates. */
record DateRange(@Nullable Preset preset, LocalDate from, LocalDate to) {

    static final int MOST_DAYS = 366;

    /** In addresses: no preset, but the two dates beside it. */
    static final String DATES = "dates";

    /** Ranges that end with the latest whole day. */
    enum Preset {
        WEEK("7d", "Last 7 days", last -> last.minusDays(6)),
        USUAL("30d", "Last 30 days", last -> last.minusDays(29)),
        QUARTER("90d", "Last 90 days", last -> last.minusDays(89)),
        YEAR("12m", "Last 12 months", last -> last.minusYears(1).plusDays(1)),
        THIS_MONTH("month", "This month", last -> last.withDayOfMonth(1)),
        LAST_MONTH("last_month", "Last month", last -> last.minusMonths(1).withDayOfMonth(1));

        private final String word;
        private final String label;
        private final UnaryOperator<LocalDate> first;

        Preset(String word, String label, UnaryOperator<LocalDate> first) {
            this.word = word;
            this.label = label;
            this.first = first;
        }

        static Optional<Preset> of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word.equals(word))
                    .findFirst();
        }

        String word() {
            return word;
        }

        String label() {
            return label;
        }

        DateRange until(LocalDate last) {
            var end = this == LAST_MONTH ? last.withDayOfMonth(1).minusDays(1) : last;
            return new DateRange(this, first.apply(last), end);
        }
    }

    int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** {@code 21 Oct to 19 Nov}, with years where this year doesn't go without saying. */
    String words(LocalDate today) {
        if (from.getYear() != today.getYear() || to.getYear() != today.getYear()) {
            return Dates.withYear(from) + " to " + Dates.withYear(to);
        }
        return from.equals(to) ? Dates.brief(from) : Dates.brief(from) + " to " + Dates.brief(to);
    }
}
