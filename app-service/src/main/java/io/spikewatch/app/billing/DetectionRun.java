package io.spikewatch.app.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Detection over a range of dates.
 *
 * @param sensitivity of a dry run; null: the configured one, and only what nobody has heard of counts
 * @param organizationId null: all of them
 * @param organizations how many were examined so far
 * @param spikes how many messages the run led to
 * @param fleetDrop why nobody was told of drops; null: people were
 */
public record DetectionRun(
        LocalDate from,
        LocalDate to,
        boolean dryRun,
        @Nullable String sensitivity,
        @Nullable String organizationId,
        boolean scheduled,
        State state,
        int partsDone,
        int partsTotal,
        int organizations,
        int spikes,
        @Nullable FleetDrop fleetDrop,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** How far it is. */
    public enum State {
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE
    }

    /**
     * Very many dropped on the same date.
     *
     * @param series usage types of organizations that were judged
     * @param dropped of these
     */
    public record FleetDrop(int series, int dropped) {}
}
