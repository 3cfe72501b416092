package io.spikewatch.billing.examination;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.billing.examination.OrganizationExaminer.Walk;
import io.spikewatch.billing.examination.TeamScreen.Candidate;
import io.spikewatch.billing.history.TeamSeries;
import io.spikewatch.billing.history.TeamUsages;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.holiday.Holidays;
import io.spikewatch.billing.judgement.CompleteDays;
import io.spikewatch.billing.judgement.EpisodeDay;
import io.spikewatch.billing.judgement.Examined;
import io.spikewatch.billing.judgement.Judgements;
import io.spikewatch.billing.judgement.Whole;
import io.spikewatch.billing.sensitivity.Sensitivities;
import io.spikewatch.detector.Judgement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds the teams that moved while their organization as a whole did not, by a tenth at least of what it uses on a usual
 * day. Nothing is remembered of teams: the few that a glance picks are judged on all that they ever reported.
 */
@Component
class TeamExaminer {

    private final TeamUsages usages;
    private final Holidays holidays;
    private final CompleteDays completeDays;
    private final MeterRegistry meters;

    TeamExaminer(TeamUsages usages, Holidays holidays, CompleteDays completeDays, MeterRegistry meters) {
        this.usages = usages;
        this.holidays = holidays;
        this.completeDays = completeDays;
        this.meters = meters;
    }

    /** What the days of the organizations came to, those of their teams included. */
    List<Examined> examine(Collection<Walk> walks, Scope scope, Sensitivities sensitivities) {
        var candidates = candidates(walks, scope);
        return walks.stream()
                .map(walk ->
                        examined(walk, candidates.getOrDefault(walk.organizationId(), List.of()), scope, sensitivities))
                .toList();
    }

    private Map<String, List<Candidate>> candidates(Collection<Walk> walks, Scope scope) {
        var byOrganization = walks.stream().collect(toMap(Walk::organizationId, walk -> walk));
        var candidates = new HashMap<String, List<Candidate>>();
        usages.forEachDay(byOrganization.keySet(), scope.from(), scope.to(), weeks -> {
            var walk = Objects.requireNonNull(byOrganization.get(weeks.organizationId()));
            candidates
                    .computeIfAbsent(weeks.organizationId(), unused -> new ArrayList<>())
                    .addAll(TeamScreen.candidates(weeks, walk.wholes(weeks.date())));
        });
        return candidates;
    }

    private Examined examined(Walk walk, List<Candidate> candidates, Scope scope, Sensitivities sensitivities) {
        return candidates.isEmpty()
                ? walk.examined()
                : walk.examined().with(episodeDays(walk, candidates, scope, sensitivities));
    }

    private List<EpisodeDay> episodeDays(
            Walk walk, List<Candidate> candidates, Scope scope, Sensitivities sensitivities) {
        var series = candidates.stream().map(Candidate::series).collect(toSet());
        var days = usages.of(walk.organizationId(), series, scope.to()).stream()
                .flatMap(history -> teamDays(history, walk, scope.from(), sensitivities))
                .toList();
        var told = told(days, candidates, walk);
        return days.stream()
                .map(day -> day.toEpisodeDay(walk.organizationId(), told.contains(day)))
                .toList();
    }

    private Stream<TeamDay> teamDays(UsageHistory history, Walk walk, LocalDate from, Sensitivities sensitivities) {
        var series = new TeamSeries(Objects.requireNonNull(history.teamId()), history.usageType());
        var sensitivity = sensitivities.of(history.usageType());
        return Judgements.of(history, from, sensitivity, date -> holidays.on(walk.region(), date)).values().stream()
                .filter(judgement -> judgement.episode() != null)
                .map(judgement -> new TeamDay(series, judgement));
    }

    private Set<TeamDay> told(List<TeamDay> days, List<Candidate> candidates, Walk walk) {
        var worthJudging = candidates.stream()
                .map(each -> new Key(each.series(), each.date()))
                .collect(toSet());
        return days.stream()
                .filter(day -> worthJudging.contains(day.key()) && completeDays.isToTell(day.judgement()))
                .filter(day -> day.isAlone(walk.wholes(day.date())))
                .collect(groupingBy(TeamDay::date))
                .values()
                .stream()
                .flatMap(ofDate -> largest(ofDate, walk))
                .collect(toSet());
    }

    private Stream<TeamDay> largest(List<TeamDay> days, Walk walk) {
        meters.counter("billing.spikes.teams.left_out").increment(Math.max(0, days.size() - Whole.MOST_TEAMS));
        return days.stream()
                .sorted(Comparator.comparingDouble(day -> -day.part(walk.wholes(day.date()))))
                .limit(Whole.MOST_TEAMS);
    }

    private record Key(TeamSeries series, LocalDate date) {}

    /** A day of a team that belongs to an episode. */
    private record TeamDay(TeamSeries series, Judgement judgement) {

        LocalDate date() {
            return LocalDate.ofEpochDay(judgement.epochDay());
        }

        Key key() {
            return new Key(series, date());
        }

        boolean isAlone(Map<String, Whole> wholes) {
            return whole(wholes).leavesToTeam(change());
        }

        double part(Map<String, Whole> wholes) {
            return whole(wholes).part(change());
        }

        private Whole whole(Map<String, Whole> wholes) {
            return Objects.requireNonNull(wholes.get(series.usageType()));
        }

        private double change() {
            return judgement.observed() - judgement.expected();
        }

        EpisodeDay toEpisodeDay(String organizationId, boolean toTell) {
            return new EpisodeDay(organizationId, series.teamId(), series.usageType(), judgement, toTell);
        }
    }
}
