package io.spikewatch.billing.story;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.judgement.EpisodeDay;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The usage types that moved alike on a day, that is the same way and by a similar factor.
 *
 * @param type in comparison with which they did
 * @param alike all others, in the order of the catalogue
 * @param followers those that come after it in the catalogue
 */
public record Related(UsageType type, List<UsageType> alike, List<UsageType> followers) {

    /** Factors that differ by no more than this are similar. */
    private static final double SIMILAR = 1.5;

    public static Related none(UsageType type) {
        return new Related(type, List.of(), List.of());
    }

    /** @param sameDay what was found of the organization and date */
    public static Related to(EpisodeDay day, Collection<EpisodeDay> sameDay, UsageTypes usageTypes) {
        var alike = sameDay.stream()
                .filter(other -> isAlike(day, other))
                .map(EpisodeDay::usageType)
                .collect(Collectors.toSet());
        var all = usageTypes.all();
        var type = usageTypes.find(day.usageType()).orElseThrow();
        return new Related(type, among(all, alike), among(all.subList(all.indexOf(type) + 1, all.size()), alike));
    }

    private static List<UsageType> among(List<UsageType> types, Set<String> keys) {
        return types.stream().filter(type -> keys.contains(type.key())).toList();
    }

    private static boolean isAlike(EpisodeDay day, EpisodeDay other) {
        var ratio = day.judgement().factor() / other.judgement().factor();
        return !other.usageType().equals(day.usageType())
                && Objects.equals(other.teamId(), day.teamId())
                && other.episode().direction() == day.episode().direction()
                && Math.max(ratio, 1 / ratio) <= SIMILAR;
    }

    public List<String> metrics() {
        return alike.stream().map(UsageType::metric).toList();
    }

    /** People hear of a family once: by the first of its types. */
    public List<String> followersInFamily() {
        return followers.stream()
                .filter(other -> other.family().equals(type.family()))
                .map(UsageType::label)
                .toList();
    }
}
