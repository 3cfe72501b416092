package io.spikewatch.app.preference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A type of notification somebody doesn't want: of one account, or at all where no account is named. */
public record Mute(
        String notificationType,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID accountId) {

    public Mute {
        Objects.requireNonNull(notificationType);
    }
}
