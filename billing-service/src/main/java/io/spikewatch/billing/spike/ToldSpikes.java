package io.spikewatch.billing.spike;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What people have heard of so far, whether it still holds or not. */
@Component
public class ToldSpikes {

    private final SpikeRepository repository;

    ToldSpikes(SpikeRepository repository) {
        this.repository = repository;
    }

    /** Those of the episodes that people heard of. */
    public Set<UUID> among(Collection<UUID> episodeIds) {
        return repository.entries(episodeIds).stream()
                .filter(StoredEntry::isHeard)
                .map(StoredEntry::episodeId)
                .collect(toSet());
    }

    public Hearing of(UUID episodeId) {
        var entries = repository.entries(List.of(episodeId));
        if (entries.stream().anyMatch(StoredEntry::isHeard)) {
            return Hearing.TOLD;
        }
        if (entries.stream().anyMatch(StoredEntry::suppressed)) {
            return Hearing.SUPPRESSED;
        }
        return entries.isEmpty() ? Hearing.NONE : Hearing.WAITING;
    }

    /** How many teams of an organization people heard of on a date. */
    public long teams(String organizationId, LocalDate date) {
        return entries(Set.of(organizationId), date, date)
                .filter(entry -> entry.teamId() != null && entry.isHeard())
                .count();
    }

    /** On which days from a date on people heard of these organizations, or are to hear of them. */
    public Set<LocalDate> datesSince(Collection<String> organizationIds, LocalDate first) {
        return entries(organizationIds, first, LocalDate.MAX)
                .map(StoredEntry::usageDate)
                .collect(toSet());
    }

    private Stream<StoredEntry> entries(Collection<String> organizationIds, LocalDate from, LocalDate to) {
        return repository.entries(organizationIds, from, to).stream();
    }

    /** Whether people heard of an episode. */
    public enum Hearing {
        TOLD,
        /** Nobody hears of it, as so many dropped on the same date. */
        SUPPRESSED,
        /** Until it is known how many others dropped. */
        WAITING,
        /** It was never anything to tell. */
        NONE
    }
}
