package io.spikewatch.billing.report;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the reported days of one organization until its histories can be told. A catalogue type that was reported
 * once in the range counts 0 on the other days with a report.
 */
class UsageDays {

    private final LocalDate from;
    private final boolean[] reported;
    private final Map<String, long[]> counts = new LinkedHashMap<>();

    UsageDays(LocalDate from, LocalDate to) {
        this.from = from;
        this.reported = new boolean[(int) (to.toEpochDay() - from.toEpochDay()) + 1];
    }

    /** Notes that there is a report for a date, whatever it counts. */
    void report(LocalDate date) {
        reported[index(date)] = true;
    }

    /** @param series what is counted: a usage type, or a team */
    void count(String series, LocalDate date, long count) {
        counts.computeIfAbsent(series, key -> new long[reported.length])[index(date)] = count;
    }

    List<UsageHistory> byUsageType(String organizationId, UsageTypes catalogue) {
        return catalogue.all().stream()
                .map(UsageType::key)
                .filter(counts::containsKey)
                .map(type -> history(organizationId, null, type, type))
                .toList();
    }

    List<UsageHistory> byTeam(String organizationId, String usageType) {
        return counts.keySet().stream()
                .sorted()
                .map(team -> history(organizationId, team, usageType, team))
                .toList();
    }

    private UsageHistory history(String organizationId, @Nullable String teamId, String usageType, String series) {
        var days = counts.getOrDefault(series, new long[reported.length]);
        var first = firstReported();
        var known = IntStream.rangeClosed(first, lastReported())
                .mapToLong(day -> reported[day] ? days[day] : UsageHistory.MISSING)
                .toArray();
        return UsageHistory.of(organizationId, teamId, usageType, from.plusDays(first), known);
    }

    private int firstReported() {
        var day = 0;
        while (!reported[day]) {
            day++;
        }
        return day;
    }

    private int lastReported() {
        var day = reported.length - 1;
        while (!reported[day]) {
            day--;
        }
        return day;
    }

    private int index(LocalDate date) {
        return (int) (date.toEpochDay() - from.toEpochDay());
    }
}
