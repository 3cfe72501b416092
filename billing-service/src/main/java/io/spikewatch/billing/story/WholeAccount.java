package io.spikewatch.billing.story;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.messages.Direction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * That usage of many families rose, or dropped, together by similar factors: it is the account as a whole, not one product.
 *
 * @param factor the middle one of those that moved alike
 * @param metrics that moved alike, in the order of the catalogue
 */
public record WholeAccount(Direction direction, BigDecimal factor, List<String> metrics, String sentence) {

    private static final int FAMILIES = 4;

    /** Judged by what still holds of what people were told together. */
    public static Optional<WholeAccount> of(List<SpikeEntry> entries, UsageTypes usageTypes) {
        var holding = entries.stream()
                .filter(entry -> entry.withdrawnAt() == null && entry.teamId() == null && entry.factor() != null)
                .toList();
        return holding.stream()
                .map(entry -> alike(entry, holding))
                .filter(alike -> families(alike, usageTypes) >= FAMILIES)
                .findFirst()
                .map(alike -> summed(alike, usageTypes));
    }

    private static List<SpikeEntry> alike(SpikeEntry entry, List<SpikeEntry> holding) {
        var related = Optional.ofNullable(entry.explanation().relatedMetrics()).orElse(List.of());
        return holding.stream()
                .filter(other -> other == entry || related.contains(other.metric()))
                .toList();
    }

    private static long families(List<SpikeEntry> entries, UsageTypes usageTypes) {
        return types(entries, usageTypes).stream()
                .map(UsageType::family)
                .distinct()
                .count();
    }

    private static List<UsageType> types(List<SpikeEntry> entries, UsageTypes usageTypes) {
        var keys = entries.stream().map(SpikeEntry::usageType).collect(Collectors.toSet());
        return usageTypes.all().stream()
                .filter(type -> keys.contains(type.key()))
                .toList();
    }

    private static WholeAccount summed(List<SpikeEntry> alike, UsageTypes usageTypes) {
        var types = types(alike, usageTypes);
        var direction = alike.get(0).direction();
        var factor = middle(alike);
        return new WholeAccount(
                direction,
                factor,
                types.stream().map(UsageType::metric).toList(),
                Sentence.wholeAccount(
                        direction,
                        factor,
                        types.stream().map(UsageType::label).toList(),
                        alike.get(0).weekday()));
    }

    private static BigDecimal middle(List<SpikeEntry> alike) {
        var factors = alike.stream()
                .map(SpikeEntry::factor)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();
        return factors.get(factors.size() / 2);
    }
}
