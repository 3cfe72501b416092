package io.spikewatch.messages;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ids that follow from what was found, so that every replica and every re-run finds the same ones. */
public final class SpikeIds {

    /** The UUIDv5 namespace of everything Spikewatch names; changing it renames every spike ever found. */
    public static final UUID NAMESPACE = UUID.fromString("6f0bd7a4-25c5-4d0e-9a5b-0f6f2b1c7e43");

    private SpikeIds() {}

    /** The days one spike lasts. Without a team, those of the whole organization. */
    public static UUID episodeId(
            String organizationId, @Nullable String teamId, String usageType, Direction direction, LocalDate start) {
        var team = teamId == null ? "" : teamId;
        var way = direction.name().toLowerCase(Locale.ROOT);
        return named(Stream.of(organizationId, team, usageType, way, start.toString()));
    }

    /** What one decision found for one organization and date; the order of the episodes does not matter. */
    public static UUID spikeId(String organizationId, LocalDate usageDate, Collection<UUID> episodeIds) {
        var episodes = episodeIds.stream().map(UUID::toString).distinct().sorted();
        return named(Stream.concat(Stream.of(organizationId, usageDate.toString()), episodes));
    }

    /** The message that says that a spike no longer holds; {@code number} is 1 for the first change of this kind. */
    public static UUID withdrawalId(UUID spikeId, int number) {
        return named(Stream.of(spikeId.toString(), "withdrawn", Integer.toString(number)));
    }

    private static UUID named(Stream<String> parts) {
        return NameBasedUuid.of(NAMESPACE, parts.collect(Collectors.joining("\n")));
    }
}
