package io.spikewatch.app.spike;

import io.spikewatch.messages.UsageSpikeDetected;
import io.spikewatch.messages.UsageSpikeDetected.Spike;
import java.time.Instant;
import java.util.List;

/** Those of a spike's episodes that no longer hold. */
record WithdrawnEpisodes(List<Episode> all) {

    static final WithdrawnEpisodes NONE = new WithdrawnEpisodes(List.of());

    /** One of them, as notifications carry it. */
    record Episode(String episodeId, Instant at, String reason) {}

    boolean include(Spike entry) {
        return all.stream().anyMatch(each -> each.episodeId().equals(entry.episodeId()));
    }

    /** Whether nothing is left of the spike. */
    boolean areAllOf(UsageSpikeDetected spike) {
        return !all.isEmpty() && spike.spikes().stream().allMatch(this::include);
    }

    /** What is left of the spike. */
    UsageSpikeDetected remainderOf(UsageSpikeDetected spike) {
        return new UsageSpikeDetected(
                spike.spikeId(),
                spike.organizationId(),
                spike.organizationName(),
                spike.billingId(),
                spike.stripeCustomerId(),
                spike.detectedAt(),
                spike.spikes().stream().filter(entry -> !include(entry)).toList());
    }
}
