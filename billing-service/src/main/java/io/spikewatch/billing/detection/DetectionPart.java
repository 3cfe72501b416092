package io.spikewatch.billing.detection;

import io.spikewatch.messages.Origin;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one replica works on at a time: some days of one month, of the organizations of one shard. */
record DetectionPart(
        UUID runId,
        LocalDate from,
        LocalDate to,
        int shard,
        @Nullable Origin origin,
        boolean dryRun) {

    /** What came of a part. */
    record Result(int organizations, int spikes) {}
}
