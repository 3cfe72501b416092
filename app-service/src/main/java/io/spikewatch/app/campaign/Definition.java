package io.spikewatch.app.campaign;

import io.spikewatch.messages.Origin;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a campaign does.
 *
 * @param origins of which events it tells; of live ones unless it says otherwise
 * @param delay from an event's arrival until people are told, unless it is no longer true by then
 * @param template what they read; null for campaigns whose events word themselves
 */
public record Definition(
        @NotNull @Valid AudienceRule audience,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @NotEmpty
        List<@NotNull Origin> origins,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED, type = "string", format = "duration", example = "PT12H")
        @DurationMin
        @DurationMax(days = 30)
        Duration delay,

        @Valid @Nullable Template template) {

    public Definition {
        origins = Objects.requireNonNullElse(origins, List.of(Origin.LIVE));
        delay = Objects.requireNonNullElse(delay, Duration.ZERO);
    }

    public boolean tells(Origin origin) {
        return origins.contains(origin);
    }
}
