package io.spikewatch.billing.detection;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.spikewatch.messages.Origin;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Detection over a range of dates, for all organizations or one.
 *
 * @param origin of the messages; null: judged for each date
 * @param dryRun counts what would be told, and tells nobody
 * @param sensitivity of a dry run; null: the configured one
 * @param organizationId null: all of them
 * @param organizations how many were examined so far
 * @param spikes how many messages the run led to
 * @param wouldTell what a dry run would tell so far, by direction and rule
 * @param fleetDrop why nobody was told of drops; null: people were
 */
record DetectionRun(
        UUID id,
        LocalDate from,
        LocalDate to,
        @Nullable Origin origin,
        boolean dryRun,

        @Schema(allowableValues = {"high", "medium", "low"}) @Nullable
        String sensitivity,

        @Nullable String organizationId,
        boolean scheduled,
        State state,
        int partsDone,
        int partsTotal,
        int organizations,
        int spikes,
        List<Tally> wouldTell,
        @Nullable FleetDrop fleetDrop,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    enum State {
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE;

        static State of(int done, int total, int organizations) {
            if (done == total) {
                return DONE;
            }
            return done == 0 && organizations == 0 ? QUEUED : RUNNING;
        }
    }
}
