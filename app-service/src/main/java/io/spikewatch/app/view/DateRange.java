package io.spikewatch.app.view;

import io.spikewatch.app.page.Dates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** UTC days from the first to the last, both included: a preset that moves with the calendar, or fixed dates. */
public record DateRange(@Nullable Preset preset, LocalDate from, LocalDate to) {

    static final int MOST_DAYS = 366;

    /** In addresses: no preset, but the two dates beside it. */
    public static final String DATES = "dates";

    /** Ranges that move with the calendar and end with the latest whole day. */
    public enum Preset {
        WEEK("7d", "Last 7 days") {
            @Override
            DateRange on(LocalDate today) {
                return days(today, 7);
            }
        },
        USUAL("30d", "Last 30 days") {
            @Override
            DateRange on(LocalDate today) {
                return days(today, 30);
            }
        },
        QUARTER("90d", "Last 90 days") {
            @Override
            DateRange on(LocalDate today) {
                return days(today, 90);
            }
        },
        YEAR("12m", "Last 12 months") {
            @Override
            DateRange on(LocalDate today) {
                return new DateRange(this, today.minusYears(1), today.minusDays(1));
            }
        },
        THIS_MONTH("month", "This month") {
            /** On the first, when no day of the month is over, the one that goes on. */
            @Override
            DateRange on(LocalDate today) {
                var first = today.withDayOfMonth(1);
                return new DateRange(this, first, today.equals(first) ? today : today.minusDays(1));
            }
        },
        LAST_MONTH("last_month", "Last month") {
            @Override
            DateRange on(LocalDate today) {
                var next = today.withDayOfMonth(1);
                return new DateRange(this, next.minusMonths(1), next.minusDays(1));
            }
        };

        private final String word;
        private final String label;

        Preset(String word, String label) {
            this.word = word;
            this.label = label;
        }

        static Optional<Preset> of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word.equals(word))
                    .findFirst();
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        /** @param today in UTC */
        abstract DateRange on(LocalDate today);

        DateRange days(LocalDate today, int days) {
            return new DateRange(this, today.minusDays(days), today.minusDays(1));
        }
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** {@code 21 Oct to 19 Nov}, with years where this year doesn't go without saying. */
    public String words(LocalDate today) {
        var isThisYear = from.getYear() == today.getYear() && to.getYear() == today.getYear();
        var first = isThisYear ? Dates.brief(from) : Dates.withYear(from);
        var last = isThisYear ? Dates.brief(to) : Dates.withYear(to);
        return from.equals(to) ? first : first + " to " + last;
    }
}
