package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Which teams an organization's change comes from. */
@Component
class TeamShares {

    private static final int LARGEST = 5;

    private final UsageHistories histories;
    private final DailyUsages dailyUsages;
    private final SpikeDetector detector;

    TeamShares(UsageHistories histories, DailyUsages dailyUsages, SpikeDetector detector) {
        this.histories = histories;
        this.dailyUsages = dailyUsages;
        this.detector = detector;
    }

    /** The teams that moved the same way, the largest share of the organization's change first. */
    List<TopTeam> of(String organizationId, String usageType, Comparison whole) {
        var date = whole.date();
        var names = dailyUsages.teamNames(organizationId);
        return histories.ofTeams(organizationId, usageType, detector.firstDayThatMatters(date), date).stream()
                .map(team -> share(team, names, whole))
                .filter(team -> shareOf(team).signum() > 0)
                .sorted(Comparator.comparing(TeamShares::shareOf).reversed().thenComparing(TopTeam::teamId))
                .limit(LARGEST)
                .toList();
    }

    private TopTeam share(UsageHistory team, Map<String, String> names, Comparison whole) {
        var id = Objects.requireNonNull(team.teamId());
        var observed = team.on(whole.date()).orElse(0);
        var expected = expected(team, whole.date());
        var share = whole.difference() == 0 ? 0 : (observed - expected) / whole.difference();
        return new TopTeam(
                id,
                names.get(id),
                BigDecimal.valueOf(observed),
                Figures.count(expected),
                BigDecimal.valueOf(share).setScale(2, RoundingMode.HALF_UP));
    }

    /** Nothing is expected of a team that has only begun. */
    private double expected(UsageHistory team, LocalDate date) {
        return detector.examine(team, date, date).get(0) instanceof Verdict.Judged judged
                ? judged.comparison().expected()
                : 0;
    }

    private static BigDecimal shareOf(TopTeam team) {
        return Objects.requireNonNull(team.shareOfChange());
    }
}
