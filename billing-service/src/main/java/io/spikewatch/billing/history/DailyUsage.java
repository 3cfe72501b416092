package io.spikewatch.billing.history;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The usage of one organization and its teams in a range of days. Days are counted from 0, the first of the range;
 * inside a report an absent type or team counts 0, and so does a day without a report, which {@link #isReported} tells
 * apart. Teams' counts stay packed until asked for.
 */
public final class DailyUsage {

    private final LocalDate from;
    private final boolean[] reported;
    private final Map<String, long[]> counts;
    private final TeamTable teams;

    DailyUsage(LocalDate from, boolean[] reported, Map<String, long[]> counts, TeamTable teams) {
        this.from = from;
        this.reported = reported;
        this.counts = counts;
        this.teams = teams;
    }

    public LocalDate from() {
        return from;
    }

    public LocalDate to() {
        return from.plusDays(days() - 1L);
    }

    public int days() {
        return reported.length;
    }

    public boolean isReported(int day) {
        return reported[day];
    }

    /** The days without a report in a part of the range, both ends included. */
    public List<LocalDate> missingDays(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1))
                .filter(date -> !isReported((int) ChronoUnit.DAYS.between(from, date)))
                .toList();
    }

    /** What the organization itself reported of a usage type, one count a day, whatever its teams add up to. */
    public long[] counts(String usageType) {
        var days = counts.get(usageType);
        return days == null ? new long[reported.length] : days.clone();
    }

    /** The teams that were part of a report of the range, be it without any usage, in the order of {@link Team#BY_ID}. */
    public List<Team> teams() {
        return teams.teams();
    }

    /** The counts of each of the {@link #teams()}, one a day. Unpacked anew by each call: 8 bytes a team and day. */
    public long[][] teamCounts(String usageType) {
        return teams.unpack(usageType);
    }

    /** One history per catalogue type that the organization reported, be it 0. */
    List<UsageHistory> histories(String organizationId, UsageTypes catalogue) {
        return catalogue.all().stream()
                .map(UsageType::key)
                .filter(counts::containsKey)
                .map(type -> history(organizationId, type, counts(type)))
                .toList();
    }

    /** From the first to the last day with a report. */
    private UsageHistory history(String organizationId, String usageType, long[] days) {
        var first =
                IntStream.range(0, days()).filter(this::isReported).findFirst().orElseThrow();
        var last = IntStream.range(first, days()).filter(this::isReported).max().orElseThrow();
        var known = IntStream.rangeClosed(first, last)
                .mapToLong(day -> reported[day] ? days[day] : UsageHistory.MISSING)
                .toArray();
        return new UsageHistory(organizationId, null, usageType, from.plusDays(first), known);
    }
}
