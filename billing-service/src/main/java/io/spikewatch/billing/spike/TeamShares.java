package io.spikewatch.billing.spike;

import io.spikewatch.billing.explanation.Figures;
import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.history.UsageHistories;
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
    private static final int WEEKS = 4;

    /** Judged; of the others a glance says that they moved less. */
    private static final int CANDIDATES = 2 * LARGEST;

    /** What a baseline looks back on, and its noise. */
    private static final int DAYS = 104;

    private final UsageHistories histories;
    private final DailyUsages dailyUsages;
    private final Judgements judgements;

    TeamShares(UsageHistories histories, DailyUsages dailyUsages, Judgements judgements) {
        this.histories = histories;
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
        return histories.ofTeams(organizationId, usageType, date.minusDays(DAYS), date).stream()
                .sorted(Comparator.comparingDouble(team -> -Math.signum(difference(whole)) * change(team, date)))
                .limit(CANDIDATES)
                .map(team -> share(team, names, whole, date))
                .filter(team -> shareOf(team).signum() > 0)
                .sorted(Comparator.comparing(TeamShares::shareOf).reversed().thenComparing(TopTeam::teamId))
                .limit(LARGEST)
                .toList();
    }

    /** Against the middle of the same weekday's last four counts. */
    private static double change(UsageHistory team, LocalDate date) {
        var earlier = IntStream.rangeClosed(1, WEEKS)
                .mapToLong(week -> team.on(date.minusWeeks(week)).orElse(0))
                .sorted()
                .toArray();
        return team.on(date).orElse(0) - (earlier[1] + earlier[2]) / 2.0;
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
