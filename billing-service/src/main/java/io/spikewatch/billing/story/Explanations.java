package io.spikewatch.billing.story;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.explanation.DecidingRule;
import io.spikewatch.billing.explanation.Explainer;
import io.spikewatch.billing.explanation.Figures;
import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.judgement.EpisodeDay;
import io.spikewatch.billing.judgement.Examined;
import io.spikewatch.detector.Judgement;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says what made a day a spike. */
@Component
public class Explanations {

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

    /** What people would read of these days of the organization. */
    public Map<EpisodeDay, String> sentences(Examined examined, Collection<EpisodeDay> days) {
        var sentences = new HashMap<EpisodeDay, String>();
        days.stream().collect(groupingBy(EpisodeDay::date)).forEach((date, ofDate) -> {
            var entries =
                    explain(examined.organization(), ofDate, examined.on(date)).iterator();
            ofDate.forEach(day -> sentences.put(day, entries.next().sentence()));
        });
        return sentences;
    }

    /**
     * One entry for each of an organization's days of a date, in their order.
     *
     * @param sameDay all that was found of the organization and date
     */
    public List<SpikeEntry> explain(Organization organization, List<EpisodeDay> days, Collection<EpisodeDay> sameDay) {
        var found = subjects.of(organization, days);
        var histories =
                subjects.histories(organization, found.values(), days.get(0).date());
        var topTeams = teamShares.of(organization, wholes(days));
        return found.entrySet().stream()
                .map(each -> entry(each.getKey(), each.getValue(), histories, topTeams, sameDay))
                .toList();
    }

    private static Map<String, Judgement> wholes(List<EpisodeDay> days) {
        return days.stream()
                .filter(each -> each.teamId() == null)
                .collect(toMap(EpisodeDay::usageType, EpisodeDay::judgement));
    }

    /** @param topTeams by usage type, of the organization */
    private SpikeEntry entry(
            EpisodeDay day,
            Subject subject,
            List<UsageHistory> histories,
            Map<String, List<TopTeam>> topTeams,
            Collection<EpisodeDay> sameDay) {
        var judgement = day.judgement();
        var history = subject.among(histories).orElseThrow();
        var extreme = explainer.extreme(history, judgement);
        var related = Related.to(day, sameDay, usageTypes);
        var teams = subject.team() == null ? topTeams.getOrDefault(day.usageType(), List.of()) : List.<TopTeam>of();
        var figures = Figures.of(judgement);
        return new SpikeEntry(
                subject.type().metric(),
                subject.type().key(),
                day.episode().direction(),
                figures.factor(),
                figures.percentChange(),
                figures.observed(),
                figures.expected(),
                figures.expectedLow(),
                figures.expectedHigh(),
                day.date(),
                figures.weekday(),
                figures.score(),
                day.episodeId(),
                DecidingRule.of(judgement),
                explainer.explain(subject.organization(), history, judgement, extreme, related.metrics()),
                Sentence.of(subject.label(), judgement, extreme, teams, related.followersInFamily()),
                teams,
                subject.teamId(),
                subject.teamName(),
                null,
                null);
    }
}
