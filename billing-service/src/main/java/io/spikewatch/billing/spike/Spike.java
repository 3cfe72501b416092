package io.spikewatch.billing.spike;

import io.spikewatch.billing.story.SpikeEntry;
import io.spikewatch.messages.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** What one decision found for one organization and date: the usage types whose episodes are new. */
record Spike(
        UUID id,
        String organizationId,
        LocalDate usageDate,
        Instant detectedAt,
        Origin origin,
        List<SpikeEntry> spikes) {

    /** What is left to tell of. */
    Spike holding() {
        return of(entry -> entry.withdrawnAt() == null);
    }

    /** Without what people are kept from hearing of. */
    Spike heard() {
        return of(entry -> !entry.isSuppressed());
    }

    private Spike of(Predicate<SpikeEntry> wanted) {
        return new Spike(
                id,
                organizationId,
                usageDate,
                detectedAt,
                origin,
                spikes.stream().filter(wanted).toList());
    }
}
