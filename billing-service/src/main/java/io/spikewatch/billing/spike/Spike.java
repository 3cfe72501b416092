package io.spikewatch.billing.spike;

import io.spikewatch.messages.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What one decision found for one organization and date: the usage types whose episodes are new. */
record Spike(
        UUID id,
        String organizationId,
        LocalDate usageDate,
        Instant detectedAt,
        Origin origin,
        List<SpikeEntry> spikes) {}
