package io.spikewatch.billing.spike;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.explanation.Explainer;
import io.spikewatch.billing.explanation.Figures;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.history.UsageHistory;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Says what made a day a spike. */
@Component
class Explanations {

    private final UsageTypes usageTypes;
    private final UsageHistories histories;
    private final TeamShares teamShares;
    private final Explainer explainer;

    Explanations(UsageTypes usageTypes, UsageHistories histories, TeamShares teamShares, Explainer explainer) {
        this.usageTypes = usageTypes;
        this.histories = histories;
        this.teamShares = teamShares;
        this.explainer = explainer;
    }

    /** @param sameDay what else was found of the organization and date */
    SpikeEntry explain(Finding finding, Collection<Finding> sameDay) {
        var type = usageTypes.find(finding.usageType()).orElseThrow();
        var judgement = finding.judgement();
        var history = history(finding);
        var extreme = explainer.extreme(history, judgement);
        var related = Related.to(finding, sameDay, usageTypes);
        var topTeams = teamShares.of(finding.organizationId(), type.key(), judgement);
        var figures = Figures.of(judgement);
        return new SpikeEntry(
                type.metric(),
                type.key(),
                finding.episode().direction(),
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
                explainer.explain(history, judgement, extreme, related.metrics()),
                Sentence.of(type.label(), judgement, extreme, topTeams, related.followersInFamily()),
                topTeams,
                null,
                null);
    }

    private UsageHistory history(Finding finding) {
        var from = finding.date().minusDays(Explainer.DAYS);
        return histories.ofOrganization(finding.organizationId(), from, finding.date()).stream()
                .filter(each -> each.usageType().equals(finding.usageType()))
                .findFirst()
                .orElseThrow();
    }
}
