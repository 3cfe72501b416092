package io.spikewatch.billing.spike;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.spike.Verdict.Spiking;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.SpikeIds;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says what made a day a spike. */
@Component
class Explanations {

    private final UsageTypes usageTypes;
    private final TeamShares teamShares;

    Explanations(UsageTypes usageTypes, TeamShares teamShares) {
        this.usageTypes = usageTypes;
        this.teamShares = teamShares;
    }

    static UUID episodeId(UsageHistory history, Episode episode) {
        return SpikeIds.episodeId(
                history.organizationId(), history.teamId(), history.usageType(), episode.direction(), episode.start());
    }

    SpikeEntry explain(UsageHistory history, Spiking spiking) {
        var type = usageTypes.find(history.usageType()).orElseThrow();
        var comparison = spiking.comparison();
        var figures = Figures.of(comparison);
        var background = comparison.background();
        var direction = spiking.begun().direction();
        var typical = background.typicalSameWeekday();
        var topTeams = teamShares.of(history.organizationId(), type.key(), comparison);
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
                comparison.date(),
                figures.weekday(),
                figures.score(),
                episodeId(history, spiking.begun()),
                spiking.finding(),
                typical == null ? null : Figures.count(typical),
                Figures.count(background.meanLast28()),
                direction == Direction.UP ? background.extremeSince() : null,
                direction == Direction.DOWN ? background.extremeSince() : null,
                background.historyDays(),
                Sentence.of(type.label(), spiking, topTeams),
                topTeams);
    }
}
