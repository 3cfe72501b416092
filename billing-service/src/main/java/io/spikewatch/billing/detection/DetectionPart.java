package io.spikewatch.billing.detection;

import io.spikewatch.detector.Preset;
import io.spikewatch.messages.Origin;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one replica works on at a time: some days of one month, of the organizations of one shard. With a sensitivity of its
 * own it is all days of the run, as nothing is remembered of that.
 *
 * @param sensitivity null: the configured one
 * @param organizationId null: all of the shard
 * @param reopened done before, as were all parts of scheduled runs in its range that wait again; of interest are the
 *     organizations whose reports came late since
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
        boolean reopened) {

    /** The same up to a later date. */
    DetectionPart until(LocalDate last) {
        return new DetectionPart(runId, from, last, shard, origin, dryRun, sensitivity, organizationId, reopened);
    }

    /**
     * What came of a part.
     *
     * @param spikes the date of each
     * @param series how many were judged, by date
     * @param tallies of a dry run
     */
    record Result(int organizations, List<LocalDate> spikes, Map<LocalDate, Integer> series, List<Tally> tallies) {}
}
