package io.spikewatch.billing.examination;

import io.spikewatch.billing.history.TeamSeries;
import io.spikewatch.billing.history.TeamWeeks;
import io.spikewatch.billing.judgement.Whole;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A glance at all teams of an organization, which picks those worth judging: against the median of the same weekday's last
 * four counts the day's own is larger or smaller by half, and by a tenth of what the organization uses on a usual day.
 */
public final class TeamScreen {

    private static final double LEAST_FACTOR = 1.5;

    /** Judging takes all that a team ever reported. */
    private static final int MOST_A_DAY = 10;

    private TeamScreen() {}

    /**
     * One whose day may be a spike.
     *
     * @param part of what the organization uses on a usual day
     */
    public record Candidate(TeamSeries series, LocalDate date, double part) {}

    /** @param wholes by usage type */
    public static List<Candidate> candidates(TeamWeeks weeks, Map<String, Whole> wholes) {
        if (weeks.teams().size() < 2) {
            return List.of();
        }
        return wholes.entrySet().stream()
                .flatMap(each -> candidates(weeks, each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(Candidate::part).reversed())
                .limit(MOST_A_DAY)
                .toList();
    }

    /** Whether a team would be picked if no others changed more. */
    public static boolean standsOut(TeamSeries series, TeamWeeks weeks, Whole whole) {
        return weeks.teams().size() > 1
                && candidates(weeks, series.usageType(), whole)
                        .anyMatch(each -> each.series().equals(series));
    }

    private static Stream<Candidate> candidates(TeamWeeks weeks, String usageType, Whole whole) {
        var counts = weeks.counts(usageType);
        return IntStream.range(0, counts.length)
                .filter(team -> standsOut(counts[team], whole))
                .mapToObj(team -> new Candidate(
                        new TeamSeries(weeks.teams().get(team).id(), usageType),
                        weeks.date(),
                        whole.part(TeamWeeks.change(counts[team]))));
    }

    /** @param counts the day's own, then those of the weeks before */
    private static boolean standsOut(long[] counts, Whole whole) {
        if (counts.length < 2) {
            return false;
        }
        var change = TeamWeeks.change(counts);
        var usual = counts[0] - change;
        var isFarOff = counts[0] >= LEAST_FACTOR * usual || usual >= LEAST_FACTOR * counts[0];
        return isFarOff && whole.leavesToTeam(change);
    }
}
