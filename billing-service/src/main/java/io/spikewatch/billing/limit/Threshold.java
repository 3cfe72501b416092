package io.spikewatch.billing.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** From where on an organization wants to be warned of its usage of one type, where that differs from what is usual. */
@Schema(name = "AlertThreshold")
public record Threshold(
        @Schema(description = "Of the plan's soft limit, instead of 80", minimum = "1", maximum = "100") @Nullable
        Integer percent,

        @Schema(
                description = "Warned from this count on, too, even where the plan has no limit",
                minimum = "1",
                maximum = "9007199254740992")
        @Nullable
        Long absolute) {

    private static final int USUAL = 80;

    /** Of an organization that said nothing. */
    public static final Threshold NONE = new Threshold(null, null);

    public int percentOrUsual() {
        return percent == null ? USUAL : percent;
    }
}
