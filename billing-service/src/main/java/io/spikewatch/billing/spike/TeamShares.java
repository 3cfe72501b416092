package io.spikewatch.billing.spike;

import io.spikewatch.billing.explanation.Figures;
import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.history.TeamSeries;
import io.spikewatch.billing.history.TeamUsages;
import io.spikewatch.billing.history.TeamWeeks;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Which teams an organization's change comes from. */
@Component
class TeamShares {

    private static final int LARGEST = 5;

    /** Judged; of the others a glance says that they moved less. */
    private static final int CANDIDATES = 2 * LARGEST;

    /** What a baseline looks back on, and its noise. */
    private static final int DAYS = 104;

    private final TeamUsages teamUsages;
    private final DailyUsages dailyUsages;
    private final Judgements judgements;

    TeamShares(TeamUsages teamUsages, DailyUsages dailyUsages, Judgements judgements) {
        this.teamUsages = teamUsages;
        this.dailyUsages = dailyUsages;
        this.judgements = judgements;
    }

    /** The teams that moved the same way, the largest share of the organization's change first. */
    List<TopTeam> of(Subject subject, Judgement whole) {
        return subject.team() == null
                ? of(subject.organizationId(), subject.type().key(), whole)
                : List.of();
    }

    private List<TopTeam> of(String organizationId, String usageType, Judgement whole) {
        var date = LocalDate.ofEpochDay(whole.epochDay());
        var names = dailyUsages.teamNames(organizationId);
        return candidates(organizationId, usageType, whole).stream()
                .map(team -> share(team, names, whole, date))
                .filter(team -> shareOf(team).signum() > 0)
                .sorted(Comparator.comparing(TeamShares::shareOf).reversed().thenComparing(TopTeam::teamId))
                .limit(LARGEST)
                .toList();
    }

    private List<UsageHistory> candidates(String organizationId, String usageType, Judgement whole) {
        var date = LocalDate.ofEpochDay(whole.epochDay());
        return teamUsages
                .on(organizationId, date)
                .map(weeks -> largest(weeks, usageType, Math.signum(difference(whole))))
                .map(teams -> teamUsages.of(organizationId, teams, date.minusDays(DAYS), date))
                .orElse(List.of());
    }

    /** @param direction 1: up */
    private static List<TeamSeries> largest(TeamWeeks weeks, String usageType, double direction) {
        var changes = weeks.changes(usageType);
        return IntStream.range(0, changes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(team -> -direction * changes[team]))
                .limit(CANDIDATES)
                .map(team -> new TeamSeries(weeks.teams().get(team).id(), usageType))
                .toList();
    }

    private TopTeam share(UsageHistory team, Map<String, String> names, Judgement whole, LocalDate date) {
        var id = Objects.requireNonNull(team.teamId());
        var observed = team.on(date).orElse(0);
        var expected = expected(team, date);
        var difference = difference(whole);
        var share = difference == 0 ? 0 : (observed - expected) / difference;
        return new TopTeam(
                id,
                names.get(id),
                BigDecimal.valueOf(observed),
                Figures.count(expected),
                BigDecimal.valueOf(share).setScale(2, RoundingMode.HALF_UP));
    }

    /** Nothing is expected of a team that has only begun. */
    private double expected(UsageHistory team, LocalDate date) {
        var judged = judgements.of(team, date).get(date);
        return judged == null || judged.outcome() == Outcome.TOO_LITTLE_HISTORY ? 0 : judged.expected();
    }

    private static double difference(Judgement whole) {
        return whole.observed() - whole.expected();
    }

    private static BigDecimal shareOf(TopTeam team) {
        return Objects.requireNonNull(team.shareOfChange());
    }
}
