package io.spikewatch.billing.spike;

import io.spikewatch.billing.judgement.Judgements;
import io.spikewatch.billing.judgement.Whole;
import io.spikewatch.detector.EpisodeState;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Looks up whether people heard of a day, and finds out what kept it from them. */
@Component
class Fates {

    private final SpikeRepository repository;
    private final Subjects subjects;
    private final Judgements judgements;

    Fates(SpikeRepository repository, Subjects subjects, Judgements judgements) {
        this.repository = repository;
        this.subjects = subjects;
        this.judgements = judgements;
    }

    Fate of(Subject subject, Judgement judgement) {
        var episode = judgement.episode();
        return episode == null ? Fate.OPEN : of(subject, judgement, episode);
    }

    private Fate of(Subject subject, Judgement judgement, EpisodeState episode) {
        var entries = repository.told(List.of(subject.episodeId(episode)));
        if (entries.stream().anyMatch(entry -> !entry.untold())) {
            return Fate.TOLD;
        }
        var suppressed = repository.suppression(subject.episodeId(episode));
        if (suppressed.isPresent()) {
            return Fate.untold(suppressed.get());
        }
        return entries.isEmpty() && subject.team() != null && judgement.outcome() == Outcome.SPIKE
                ? ofTeam(subject, judgement)
                : Fate.OPEN;
    }

    /** By the rules that an examination goes by, on what is known today. */
    private Fate ofTeam(Subject team, Judgement judgement) {
        var date = LocalDate.ofEpochDay(judgement.epochDay());
        return whole(team, date)
                .map(whole -> ofTeam(team, judgement, whole, date))
                .orElse(Fate.OPEN);
    }

    private Fate ofTeam(Subject team, Judgement judgement, Whole whole, LocalDate date) {
        if (whole.inEpisode()) {
            return Fate.untold(Untold.ORGANIZATION);
        }
        if (!whole.leavesToTeam(judgement.observed() - judgement.expected())) {
            return Fate.untold(Untold.SMALL_PART);
        }
        return teamsTold(team.organizationId(), date) < Whole.MOST_TEAMS ? Fate.OPEN : Fate.untold(Untold.LARGER_TEAMS);
    }

    /** Empty where there is nothing to compare the organization's day with. */
    private Optional<Whole> whole(Subject team, LocalDate date) {
        var whole = new Subject(team.organization(), team.type(), null);
        return whole.among(subjects.histories(whole, date))
                .map(history ->
                        judgements.of(team.organization(), history, date).get(date))
                .filter(judgement -> judgement.outcome() != Outcome.TOO_LITTLE_HISTORY)
                .map(Whole::of);
    }

    private long teamsTold(String organizationId, LocalDate date) {
        return repository.told(Set.of(organizationId), date, date).stream()
                .filter(entry -> entry.teamId() != null && !entry.untold())
                .count();
    }
}
