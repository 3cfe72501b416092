package io.spikewatch.billing.detection;

import io.spikewatch.billing.judgement.EpisodeDay;
import io.spikewatch.billing.judgement.Examined;
import io.spikewatch.detector.Rule;
import io.spikewatch.messages.Direction;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Counts what a dry run would tell. */
final class Rehearsal {

    private final Map<Kind, Long> counts =
            new TreeMap<>(Comparator.comparing(Kind::direction).thenComparing(Kind::rule));

    /** Whether people have heard of it or not. */
    static List<EpisodeDay> all(Collection<Examined> batch) {
        return batch.stream()
                .flatMap(examined -> examined.days().stream())
                .filter(EpisodeDay::isToTell)
                .toList();
    }

    /** The date of each message that would tell of the days. */
    List<LocalDate> take(List<EpisodeDay> days) {
        days.forEach(day -> counts.merge(Kind.of(day), 1L, Long::sum));
        return days.stream()
                .map(day -> Map.entry(day.organizationId(), day.date()))
                .distinct()
                .map(Map.Entry::getValue)
                .toList();
    }

    List<Tally> tallies() {
        return counts.entrySet().stream()
                .map(count -> new Tally(
                        count.getKey().direction(),
                        count.getKey().rule().name().toLowerCase(Locale.ROOT),
                        count.getValue()))
                .toList();
    }

    private record Kind(Direction direction, Rule rule) {

        static Kind of(EpisodeDay day) {
            var found = Objects.requireNonNull(day.judgement().finding());
            return new Kind(day.episode().direction(), found.rule());
        }
    }
}
