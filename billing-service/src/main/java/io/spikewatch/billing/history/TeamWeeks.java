package io.spikewatch.billing.history;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The teams of one organization on a date, beside the same weekday of the four weeks before as far as reported. */
public final class TeamWeeks {

    /** Looked back on. */
    static final int WEEKS = 4;

    private final String organizationId;
    private final LocalDate date;
    private final TeamTable table;

    private TeamWeeks(String organizationId, LocalDate date, TeamTable table) {
        this.organizationId = organizationId;
        this.date = date;
        this.table = table;
    }

    /** @param packed by date, the one itself and others; those of other weekdays are left out */
    static TeamWeeks of(String organizationId, LocalDate date, SortedMap<LocalDate, TeamCounts> packed) {
        var days = IntStream.rangeClosed(0, WEEKS)
                .mapToObj(week -> packed.get(date.minusWeeks(week)))
                .filter(Objects::nonNull)
                .toArray(TeamCounts[]::new);
        return new TeamWeeks(organizationId, date, TeamTable.of(days, Map.of()));
    }

    static Stream<LocalDate> dates(LocalDate date) {
        return IntStream.rangeClosed(0, WEEKS).mapToObj(date::minusWeeks);
    }

    public String organizationId() {
        return organizationId;
    }

    public LocalDate date() {
        return date;
    }

    public List<Team> teams() {
        return table.teams();
    }

    /** The {@link #change} of each of the {@link #teams()}. */
    public double[] changes(String usageType) {
        return Arrays.stream(counts(usageType)).mapToDouble(TeamWeeks::change).toArray();
    }

    /**
     * How much larger the date's own count is than the middle of those before.
     *
     * @param counts as {@link #counts} gives them
     */
    public static double change(long[] counts) {
        if (counts.length == 1) {
            return counts[0];
        }
        var before = Arrays.copyOfRange(counts, 1, counts.length);
        Arrays.sort(before);
        return counts[0] - middle(before);
    }

    private static double middle(long[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }

    /** Of each of the {@link #teams()}: the date's own count first, then those of the weeks before, latest first. */
    public long[][] counts(String usageType) {
        return table.unpack(usageType);
    }
}
