package io.spikewatch.app.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;

/**
 * From how many sends within 24 hours a campaign is stopped or reported: more than {@code floor}, and more than
 * {@code factor} times what it usually plans a day.
 */
public record Guard(
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) Mode mode,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Min(0)
        Integer floor,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @DecimalMin("1")
        BigDecimal factor) {

    private static final int FLOOR = 50;
    private static final BigDecimal FACTOR = BigDecimal.valueOf(5);

    public static final Guard DEFAULT = new Guard(Mode.HOLD, FLOOR, FACTOR);

    public Guard {
        mode = Objects.requireNonNullElse(mode, Mode.HOLD);
        floor = Objects.requireNonNullElse(floor, FLOOR);
        factor = Objects.requireNonNullElse(factor, FACTOR);
    }

    /** How many are not too many, where so many a day are usual. */
    public long limit(double usual) {
        return Math.max(floor, (long) Math.floor(factor.doubleValue() * usual));
    }

    /** What is done about too many. */
    public enum Mode {
        @JsonProperty("hold")
        HOLD,
        @JsonProperty("warn")
        WARN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Mode of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
