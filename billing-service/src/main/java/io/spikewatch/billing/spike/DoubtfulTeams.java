package io.spikewatch.billing.spike;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.history.TeamSeries;
import io.spikewatch.billing.history.TeamUsages;
import io.spikewatch.billing.judgement.EpisodeDay;
import io.spikewatch.billing.judgement.Judgements;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Teams that people were told of and that an examination did not find again: it judges only those that a glance picks, so
 * each of them is judged by itself.
 */
@Component
class DoubtfulTeams {

    private final TeamUsages usages;
    private final Judgements judgements;

    DoubtfulTeams(TeamUsages usages, Judgements judgements) {
        this.usages = usages;
        this.judgements = judgements;
    }

    /**
     * Judges what entries told of, as far as they told of teams, and returns the days of episodes in the range.
     *
     * @param organizations of the entries, by id
     */
    List<EpisodeDay> judge(
            Collection<StoredEntry> entries, Map<String, Organization> organizations, LocalDate from, LocalDate to) {
        return entries.stream()
                .filter(entry -> entry.teamId() != null)
                .collect(groupingBy(StoredEntry::organizationId, mapping(StoredEntry::series, toSet())))
                .entrySet()
                .stream()
                .flatMap(each ->
                        judge(Objects.requireNonNull(organizations.get(each.getKey())), each.getValue(), from, to))
                .toList();
    }

    private Stream<EpisodeDay> judge(Organization organization, Set<TeamSeries> series, LocalDate from, LocalDate to) {
        return usages.of(organization.id(), series, to).stream()
                .flatMap(history -> judgements.episodeDays(organization, history, from));
    }
}
