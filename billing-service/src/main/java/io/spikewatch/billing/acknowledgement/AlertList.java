package io.spikewatch.billing.acknowledgement;

import io.spikewatch.billing.alert.BillingAlert;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record AlertList(
        @Schema(description = "Newest first") List<BillingAlert> alerts,
        AlertSummary summary,

        @Schema(description = "Goes into `after` for the next ones; null after the last") @Nullable
        String next) {}
