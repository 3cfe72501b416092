package io.spikewatch.billing.story;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.spikewatch.billing.explanation.Figures;
import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.history.TeamSeries;
import io.spikewatch.billing.history.TeamUsages;
import io.spikewatch.billing.history.TeamWeeks;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.judgement.Judgements;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which teams an organization's change comes from. */
@Component
public class TeamShares {

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

    /**
     * By usage type the teams that moved the same way, the largest share of the organization's change first.
     *
     * @param wholes the organization's own days by usage type, all of one date
     */
    public Map<String, List<TopTeam>> of(Organization organization, Map<String, Judgement> wholes) {
        if (wholes.isEmpty()) {
            return Map.of();
        }
        var names = dailyUsages.teamNames(organization.id());
        return candidates(organization.id(), wholes).stream()
                .collect(groupingBy(UsageHistory::usageType))
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, each -> {
                    var whole = Objects.requireNonNull(wholes.get(each.getKey()));
                    return largest(each.getValue(), team -> share(organization, team, names, whole));
                }));
    }

    private List<UsageHistory> candidates(String organizationId, Map<String, Judgement> wholes) {
        var date = dateOf(wholes.values().iterator().next());
        return teamUsages
                .on(organizationId, date)
                .map(weeks -> wholes.entrySet().stream()
                        .flatMap(each -> candidates(weeks, each.getKey(), Math.signum(difference(each.getValue()))))
                        .toList())
                .map(teams -> teamUsages.of(organizationId, teams, date.minusDays(DAYS), date))
                .orElse(List.of());
    }

    /** @param direction 1: up */
    private static Stream<TeamSeries> candidates(TeamWeeks weeks, String usageType, double direction) {
        var changes = weeks.changes(usageType);
        return IntStream.range(0, changes.length)
                .boxed()
                .sorted(comparingDouble(team -> -direction * changes[team]))
                .limit(CANDIDATES)
                .map(team -> new TeamSeries(weeks.teams().get(team).id(), usageType));
    }

    private static List<TopTeam> largest(List<UsageHistory> teams, Function<UsageHistory, TopTeam> share) {
        return teams.stream()
                .map(share)
                .filter(team -> shareOf(team).signum() > 0)
                .sorted(comparing(TeamShares::shareOf).reversed().thenComparing(TopTeam::teamId))
                .limit(LARGEST)
                .toList();
    }

    private TopTeam share(Organization organization, UsageHistory team, Map<String, String> names, Judgement whole) {
        var date = dateOf(whole);
        var id = Objects.requireNonNull(team.teamId());
        var observed = team.on(date).orElse(0);
        var expected = expected(organization, team, date);
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
    private double expected(Organization organization, UsageHistory team, LocalDate date) {
        var judged = judgements.of(organization, team, date).get(date);
        return judged == null || judged.outcome() == Outcome.TOO_LITTLE_HISTORY ? 0 : judged.expected();
    }

    private static LocalDate dateOf(Judgement whole) {
        return LocalDate.ofEpochDay(whole.epochDay());
    }

    private static double difference(Judgement whole) {
        return whole.observed() - whole.expected();
    }

    private static BigDecimal shareOf(TopTeam team) {
        return Objects.requireNonNull(team.shareOfChange());
    }
}
