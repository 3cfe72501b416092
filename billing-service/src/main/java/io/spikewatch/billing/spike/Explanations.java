package io.spikewatch.billing.spike;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.explanation.Explainer;
import io.spikewatch.billing.explanation.Figures;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Says what made a day a spike. */
@Component
class Explanations {

    private final UsageTypes usageTypes;
    private final Subjects subjects;
    private final TeamShares teamShares;
    private final Explainer explainer;

    Explanations(UsageTypes usageTypes, Subjects subjects, TeamShares teamShares, Explainer explainer) {
        this.usageTypes = usageTypes;
        this.subjects = subjects;
        this.teamShares = teamShares;
        this.explainer = explainer;
    }

    /** @param sameDay what else was found of the organization and date */
    SpikeEntry explain(Finding finding, Collection<Finding> sameDay) {
        var type = usageTypes.find(finding.usageType()).orElseThrow();
        var judgement = finding.judgement();
        var subject = subjects.of(finding.organizationId(), type, finding.teamId());
        var history = subjects.history(subject, finding.date().minusDays(Explainer.DAYS), finding.date());
        var extreme = explainer.extreme(history, judgement);
        var related = Related.to(finding, sameDay, usageTypes);
        var topTeams = teamShares.of(subject, judgement);
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
                Sentence.of(subject.label(), judgement, extreme, topTeams, related.followersInFamily()),
                topTeams,
                subject.teamId(),
                subject.teamName(),
                null,
                null);
    }
}
