package io.spikewatch.billing.detection;

import io.spikewatch.messages.Direction;
import io.swagger.v3.oas.annotations.media.Schema;

/** How many entries of spikes a dry run would tell, of one direction and rule. */
record Tally(
        Direction direction,

        @Schema(allowableValues = {"point", "run", "short_history", "intermittent", "escalation"})
        String rule,

        long count) {}
