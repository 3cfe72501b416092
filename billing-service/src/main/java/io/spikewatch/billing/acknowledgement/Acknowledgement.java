package io.spikewatch.billing.acknowledgement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/** Who acknowledges an alert again is told when it was acknowledged first, and beside the body by whom. */
record Acknowledgement(
        @JsonProperty("alertId") UUID alertId,
        @JsonProperty("acknowledgedAt") Instant acknowledgedAt,
        @JsonIgnore String acknowledgedBy) {}
