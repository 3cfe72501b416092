package io.spikewatch.app.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as operators see it.
 *
 * @param body the unpacked JSON
 */
public record StoredMessage(
        UUID id,
        @Nullable String type,
        @JsonIgnore String state,
        @Nullable String reason,
        Instant receivedAt,
        @JsonRawValue @Schema(types = "object") String body) {

    @JsonIgnore
    boolean isHandled() {
        return state.equals("handled");
    }

    @JsonIgnore
    boolean isRejected() {
        return state.equals("rejected");
    }
}
