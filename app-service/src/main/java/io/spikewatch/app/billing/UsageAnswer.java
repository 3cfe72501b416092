package io.spikewatch.app.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Usage or spend over time; all series share one axis.
 *
 * @param currency of spend, null for usage
 * @param partialBuckets first days of the weeks or months that the range cuts
 * @param missingDays days of the range that have no report
 * @param next not null when more series exist than were asked for
 * @param period of the subscription, with spend only
 */
public record UsageAnswer(
        @Nullable String currency,
        List<LocalDate> partialBuckets,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<LocalDate> missingDays,
        List<Series> results,
        @Nullable String next,
        @Nullable Period period) {

    public UsageAnswer {
        partialBuckets = List.copyOf(partialBuckets);
        missingDays = List.copyOf(missingDays);
        results = List.copyOf(results);
    }

    /**
     * One line of the answer.
     *
     * @param breakdownValue what the series is of: nothing, a usage type, a team (null is what belongs to none), or both
     * @param count the series' total, which is not the sum where a level such as seats is counted
     */
    public record Series(
            String label,
            List<LocalDate> dates,
            List<BigDecimal> data,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<@Nullable String> breakdownValue,

            @Nullable String compareLabel,
            BigDecimal count) {

        public Series {
            dates = List.copyOf(dates);
            data = List.copyOf(data);
        }

        public boolean isPrevious() {
            return "previous".equals(compareLabel);
        }

        /** The current series to a previous one that is told alone. */
        public Series asNothing() {
            var nothing = Collections.nCopies(data.size(), BigDecimal.ZERO);
            return new Series(label, dates, nothing, breakdownValue, "current", BigDecimal.ZERO);
        }
    }

    /**
     * The billing period that the last day is part of.
     *
     * @param end the day after its last
     * @param currency null if it has no prices, or in several currencies
     * @param spend what it cost until {@code dataUntil}, the newest report; null if it has prices in several currencies
     * @param projected what it will have cost if it goes on like that
     */
    public record Period(
            LocalDate start,
            LocalDate end,
            @Nullable String plan,
            @Nullable String currency,
            @Nullable BigDecimal spend,
            @Nullable BigDecimal projected,
            @Nullable LocalDate dataUntil) {}
}
