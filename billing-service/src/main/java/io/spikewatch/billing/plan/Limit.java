package io.spikewatch.billing.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a plan includes of a usage type in a billing period, and what it warns of. */
public record Limit(
        @Schema(minimum = "0") long limit,

        @Schema(description = "Null: warned of by the limit itself", minimum = "0") @Nullable
        Long softLimit) {}
