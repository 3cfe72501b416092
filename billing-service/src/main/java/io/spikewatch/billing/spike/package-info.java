/** Spikes: days on which usage left its normal range, as people are told of them, or told otherwise. */
@ApplicationModule(
        allowedDependencies = {
            "catalog",
            "history",
            "judgement",
            "report",
            "outbox",
            "feedback",
            "access",
            "sensitivity",
            "story"
        })
@NullMarked
package io.spikewatch.billing.spike;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
