package io.spikewatch.app.view;

import io.spikewatch.app.page.Dates;
import java.time.LocalDate;
import java.util.Locale;

/** How long each bucket of the axis is. */
public enum Interval {
    DAY("Day", "Daily", 1) {
        @Override
        public String title(LocalDate bucket) {
            return Dates.withYear(bucket);
        }

        @Override
        public LocalDate next(LocalDate bucket) {
            return bucket.plusDays(1);
        }
    },
    WEEK("Week", "Weekly", 7) {
        @Override
        public String title(LocalDate bucket) {
            return "Week of Monday " + Dates.withYear(bucket);
        }

        @Override
        public LocalDate next(LocalDate bucket) {
            return bucket.plusWeeks(1);
        }
    },
    MONTH("Month", "Monthly", 28) {
        @Override
        public String label(LocalDate bucket) {
            return Dates.monthAndYear(bucket);
        }

        @Override
        public String title(LocalDate bucket) {
            return Dates.monthAndYear(bucket);
        }

        @Override
        public LocalDate next(LocalDate bucket) {
            return bucket.plusMonths(1);
        }
    };

    private final String label;
    private final String adjective;
    private final int fewestDays;

    Interval(String label, String adjective, int fewestDays) {
        this.label = label;
        this.adjective = adjective;
        this.fewestDays = fewestDays;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    public String adjective() {
        return adjective;
    }

    int mostBuckets(int days) {
        return days / fewestDays + 2;
    }

    /** How a bucket is called above its column, and in full. */
    public String label(LocalDate bucket) {
        return Dates.brief(bucket);
    }

    public abstract String title(LocalDate bucket);

    /** The first day of the bucket after. */
    public abstract LocalDate next(LocalDate bucket);
}
