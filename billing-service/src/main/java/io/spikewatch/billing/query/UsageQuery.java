package io.spikewatch.billing.query;

import io.spikewatch.billing.catalog.UsageType;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for: checked, and in one form, so that equal questions are equal.
 *
 * @param from the first day, inclusive
 * @param to the last day, inclusive
 * @param types in catalogue order; exactly one where counts are not broken down by type
 * @param compared whether the previous period is asked for too
 * @param withTotals whether each series shows its total
 * @param teamIds only these teams count; empty: no restriction
 * @param top so many teams are kept; null: all
 */
public record UsageQuery(
        Measure measure,
        String organizationId,
        LocalDate from,
        LocalDate to,
        List<UsageType> types,
        Breakdown breakdown,
        Interval interval,
        boolean compared,
        boolean withTotals,
        SortedSet<String> teamIds,
        boolean includeZeros,
        @Nullable Integer top) {

    public int days() {
        return (int) (to.toEpochDay() - from.toEpochDay()) + 1;
    }

    /** The first day that is needed: that of the previous period, if it is asked for. */
    public LocalDate firstDay() {
        return compared ? from.minusDays(days()) : from;
    }

    public Axis axis() {
        return Axis.of(from, to, interval);
    }

    /** Whether the answer is made of what teams reported. */
    public boolean readsTeams() {
        return breakdown.byTeam() || !teamIds.isEmpty();
    }

    public boolean includesTeam(String id) {
        return teamIds.isEmpty() || teamIds.contains(id);
    }
}
