package io.spikewatch.billing.spike;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns daily decisions into episodes, so that people hear of each once, and lets a series settle on new levels. */
final class EpisodeTracker {

    private final SeriesMemory memory;
    private final Recurrence recurrence;
    private @Nullable OpenEpisode current;
    private @Nullable Adoption adoption;

    EpisodeTracker(SeriesMemory memory) {
        this.memory = memory;
        this.recurrence = new Recurrence(memory);
    }

    /** Takes the reported days one after the other. */
    Verdict settle(int day, Comparison today, Optional<Decision> decision) {
        if (current != null && current.goesOn(today, decision)) {
            return extend(current, day, today, decision);
        }
        if (current != null) {
            current.close();
        }
        return decision.isPresent() ? begin(day, today, decision.get()) : new Verdict.Normal(today, false);
    }

    private Verdict begin(int day, Comparison today, Decision decision) {
        if (adoption != null && adoption.isUndoneBy(day, decision, today.noise())) {
            memory.rescaleBefore(day, 1 / adoption.ratio());
            adoption = null;
            return new Verdict.Normal(today, false);
        }
        if (recurrence.explains(day, decision.factor())) {
            memory.flag(day);
            return new Verdict.Normal(today, true);
        }
        if (current != null && current.swallows(day, decision)) {
            return extend(current, day, today, Optional.of(decision));
        }
        return open(day, today, decision);
    }

    private Verdict open(int day, Comparison today, Decision decision) {
        var days = memory.lastJudged(day, decision.days());
        Arrays.stream(days).map(Comparison::date).mapToInt(memory::day).forEach(memory::flag);
        current = new OpenEpisode(memory, memory.day(days[0].date()), day, decision);
        return new Verdict.Spiking(today, current.episode(), decision.rule());
    }

    private Verdict extend(OpenEpisode episode, int day, Comparison today, Optional<Decision> decision) {
        episode.extend(day, today, decision);
        if (episode.isNewNormal(day)) {
            adoption = episode.adopt(day);
        }
        return new Verdict.InEpisode(today, episode.episode());
    }
}
