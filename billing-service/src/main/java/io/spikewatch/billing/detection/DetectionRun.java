package io.spikewatch.billing.detection;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.spikewatch.messages.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Detection over a range of dates, for all organizations.
 *
 * @param origin of the messages; null: judged for each date
 * @param dryRun counts what would be told, and tells nobody
 * @param organizations how many were examined so far
 * @param spikes how many messages the run led to
 */
record DetectionRun(
        UUID id,
        LocalDate from,
        LocalDate to,
        @Nullable Origin origin,
        boolean dryRun,
        boolean scheduled,
        State state,
        int partsDone,
        int partsTotal,
        int organizations,
        int spikes,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    enum State {
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE;

        static State of(int done, int total) {
            if (done == total) {
                return DONE;
            }
            return done == 0 ? QUEUED : RUNNING;
        }
    }
}
