package io.spikewatch.app.hold;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign that was stopped.
 *
 * @param version which was in use as it was stopped
 * @param sends how many it stopped, settled or not
 * @param usual how many the campaign usually plans a day
 * @param limit how many it may plan in 24 hours
 * @param plannedFrom when the first of them was planned
 * @param dueFrom when the first of them is due
 */
public record Hold(
        UUID id,
        String campaign,
        int version,
        long sends,
        BigDecimal usual,
        long limit,
        State state,
        @Nullable Instant plannedFrom,
        @Nullable Instant dueFrom,
        Instant openedAt,
        @Nullable Instant settledAt,
        @Nullable String settledBy) {

    /** Open until an operator settles it. */
    public enum State {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("released")
        RELEASED,
        @JsonProperty("discarded")
        DISCARDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
