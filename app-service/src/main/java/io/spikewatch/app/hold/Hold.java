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
 */
record Hold(
        UUID id,
        String campaign,
        int version,
        long sends,
        BigDecimal usual,
        long limit,
        State state,
        Instant openedAt,
        @Nullable Instant settledAt,
        @Nullable String settledBy) {

    enum State {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("released")
        RELEASED,
        @JsonProperty("discarded")
        DISCARDED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
