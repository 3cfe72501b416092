package io.spikewatch.billing.detection;

import io.spikewatch.billing.examination.Scope;
import io.spikewatch.detector.Preset;
import io.spikewatch.messages.Origin;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some days of one month, of the organizations of one shard. With a sensitivity of its own it is all days of the run, as
 * nothing is remembered of that.
 *
 * @param sensitivity null: the configured one
 * @param organizationId null: all of the shard
 * @param examinedTo the organization, in ids' order, up to which it is done; null: none is
 * @param oneByOne how many of the next organizations are examined one by one, as one of them failed; 0: none did
 */
record DetectionPart(
        UUID runId,
        LocalDate from,
        LocalDate to,
        int shard,
        @Nullable Origin origin,
        boolean dryRun,
        @Nullable Preset sensitivity,
        @Nullable String organizationId,
        @Nullable String examinedTo,
        int oneByOne) {

    boolean hasFailed() {
        return oneByOne > 0;
    }

    Scope scope() {
        return new Scope(shard, from, to, organizationId == null ? null : List.of(organizationId), dryRun, sensitivity);
    }
}
