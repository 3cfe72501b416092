package io.spikewatch.billing.spike;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.messages.Direction;
import org.springframework.stereotype.Component;

/** Says what made a day a spike. */
@Component
class Explanations {

    private final UsageTypes usageTypes;
    private final UsageHistories histories;
    private final TeamShares teamShares;

    Explanations(UsageTypes usageTypes, UsageHistories histories, TeamShares teamShares) {
        this.usageTypes = usageTypes;
        this.histories = histories;
        this.teamShares = teamShares;
    }

    SpikeEntry explain(Finding finding) {
        var type = usageTypes.find(finding.usageType()).orElseThrow();
        var judgement = finding.judgement();
        var figures = Figures.of(judgement);
        var direction = finding.episode().direction();
        var extreme = extreme(finding, direction);
        var topTeams = teamShares.of(finding.organizationId(), type.key(), judgement);
        return new SpikeEntry(
                type.metric(),
                type.key(),
                direction,
                figures.factor(),
                figures.percentChange(),
                figures.observed(),
                figures.expected(),
                figures.expectedLow(),
                figures.expectedHigh(),
                finding.date(),
                figures.weekday(),
                figures.score(),
                finding.episodeId(),
                Rule.of(judgement),
                Figures.countIfAny(judgement.typicalSameWeekday()),
                Figures.countIfAny(judgement.meanLast28()),
                direction == Direction.UP ? extreme.since() : null,
                direction == Direction.DOWN ? extreme.since() : null,
                judgement.historyDays(),
                Sentence.of(type.label(), judgement, extreme, topTeams),
                topTeams,
                null,
                null);
    }

    private Extreme extreme(Finding finding, Direction direction) {
        var from = finding.date().minusDays(Extreme.LOOK_BACK);
        var history = histories.ofOrganization(finding.organizationId(), from, finding.date()).stream()
                .filter(each -> each.usageType().equals(finding.usageType()))
                .findFirst()
                .orElseThrow();
        return Extreme.of(history, finding.date(), direction == Direction.UP);
    }
}
