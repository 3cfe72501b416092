package io.spikewatch.billing.spike;

import io.spikewatch.detector.Preset;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How sensitive detection is.
 *
 * @param smallestChanges smaller rises of these usage types are never told
 */
@Validated
@ConfigurationProperties("billing.sensitivity")
record SensitivityProperties(
        @DefaultValue("medium") @NotNull Preset preset,
        @DefaultValue List<@Valid SmallestChange> smallestChanges) {

    /** @param count in the usage type's unit */
    record SmallestChange(
            @NotBlank String usageType, @PositiveOrZero double count) {}
}
