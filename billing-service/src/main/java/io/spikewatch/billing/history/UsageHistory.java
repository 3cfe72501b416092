package io.spikewatch.billing.history;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One organization's or team's counts of one usage type, in date order. A day with a report counts, be it 0; a day
 * without a report is missing.
 */
public final class UsageHistory {

    /** Stands for a day without a report. */
    public static final long MISSING = -1;

    private final String organizationId;
    private final @Nullable String teamId;
    private final String usageType;
    private final LocalDate first;
    private final long[] counts;

    /** Keeps the counts as they are. */
    UsageHistory(String organizationId, @Nullable String teamId, String usageType, LocalDate first, long[] counts) {
        if (counts.length == 0) {
            throw new IllegalArgumentException("A history has at least one day");
        }
        this.organizationId = organizationId;
        this.teamId = teamId;
        this.usageType = usageType;
        this.first = first;
        this.counts = counts;
    }

    /**
     * @param teamId null for the whole organization
     * @param counts one for each day from {@code first} on, {@link #MISSING} where there is no report
     */
    public static UsageHistory of(
            String organizationId, @Nullable String teamId, String usageType, LocalDate first, long... counts) {
        return new UsageHistory(organizationId, teamId, usageType, first, counts.clone());
    }

    public String organizationId() {
        return organizationId;
    }

    /** Null for the whole organization. */
    public @Nullable String teamId() {
        return teamId;
    }

    public String usageType() {
        return usageType;
    }

    public LocalDate first() {
        return first;
    }

    public LocalDate last() {
        return first.plusDays(counts.length - 1L);
    }

    /** Empty where there is no report, also before the first and after the last day. */
    public OptionalLong on(LocalDate date) {
        var day = date.toEpochDay() - first.toEpochDay();
        var missing = day < 0 || day >= counts.length || counts[(int) day] == MISSING;
        return missing ? OptionalLong.empty() : OptionalLong.of(counts[(int) day]);
    }

    @Override
    public String toString() {
        return organizationId + "/" + teamId + "/" + usageType + " from " + first + ": " + Arrays.toString(counts);
    }
}
