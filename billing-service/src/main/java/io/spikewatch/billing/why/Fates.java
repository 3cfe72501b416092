package io.spikewatch.billing.why;

import io.spikewatch.billing.examination.TeamScreen;
import io.spikewatch.billing.history.TeamUsages;
import io.spikewatch.billing.judgement.CompleteDays;
import io.spikewatch.billing.judgement.Judgements;
import io.spikewatch.billing.judgement.Whole;
import io.spikewatch.billing.spike.ToldSpikes;
import io.spikewatch.billing.story.Subject;
import io.spikewatch.billing.story.Subjects;
import io.spikewatch.detector.EpisodeState;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks up whether people heard of a day, and finds out what kept it from them. */
@Component
class Fates {

    private final ToldSpikes toldSpikes;
    private final Subjects subjects;
    private final TeamUsages teamUsages;
    private final Judgements judgements;
    private final CompleteDays completeDays;

    Fates(
            ToldSpikes toldSpikes,
            Subjects subjects,
            TeamUsages teamUsages,
            Judgements judgements,
            CompleteDays completeDays) {
        this.toldSpikes = toldSpikes;
        this.subjects = subjects;
        this.teamUsages = teamUsages;
        this.judgements = judgements;
        this.completeDays = completeDays;
    }

    Fate of(Subject subject, Judgement judgement) {
        var episode = judgement.episode();
        return episode == null ? Fate.OPEN : of(subject, judgement, episode);
    }

    private Fate of(Subject subject, Judgement judgement, EpisodeState episode) {
        return switch (toldSpikes.of(subject.episodeId(episode))) {
            case TOLD -> Fate.TOLD;
            case SUPPRESSED -> Fate.untold(Untold.FLEET);
            case WAITING -> Fate.OPEN;
            case NONE -> judgement.outcome() == Outcome.SPIKE ? ofSpike(subject, judgement) : Fate.OPEN;
        };
    }

    /** By the rules that an examination goes by, on what is known today. */
    private Fate ofSpike(Subject subject, Judgement judgement) {
        if (!completeDays.isToTell(judgement)) {
            return Fate.untold(Untold.INCOMPLETE);
        }
        return subject.team() == null ? Fate.OPEN : ofTeam(subject, judgement);
    }

    private Fate ofTeam(Subject team, Judgement judgement) {
        var date = LocalDate.ofEpochDay(judgement.epochDay());
        var wholes = wholes(team, date);
        var whole = wholes.get(team.type().key());
        if (whole == null) {
            return Fate.OPEN;
        }
        if (whole.inEpisode()) {
            return Fate.untold(Untold.ORGANIZATION);
        }
        return whole.leavesToTeam(judgement.observed() - judgement.expected())
                ? ofLargeChange(team, date, whole, wholes)
                : Fate.untold(Untold.SMALL_PART);
    }

    private Fate ofLargeChange(Subject team, LocalDate date, Whole whole, Map<String, Whole> wholes) {
        var weeks = teamUsages.on(team.organizationId(), date).orElseThrow();
        if (!TeamScreen.standsOut(team.series(), weeks, whole)) {
            return Fate.untold(Untold.GLANCE);
        }
        var isJudged = TeamScreen.candidates(weeks, wholes).stream()
                .anyMatch(each -> each.series().equals(team.series()));
        return isJudged && toldSpikes.teams(team.organizationId(), date) < Whole.MOST_TEAMS
                ? Fate.OPEN
                : Fate.untold(Untold.LARGER_TEAMS);
    }

    /** By usage type, where there is something to compare the organization's day with. */
    private Map<String, Whole> wholes(Subject team, LocalDate date) {
        var wholes = new HashMap<String, Whole>();
        subjects.histories(new Subject(team.organization(), team.type(), null), date)
                .forEach(history -> {
                    var judgement =
                            judgements.of(team.organization(), history, date).get(date);
                    if (judgement != null && judgement.outcome() != Outcome.TOO_LITTLE_HISTORY) {
                        wholes.put(history.usageType(), Whole.of(judgement));
                    }
                });
        return wholes;
    }
}
