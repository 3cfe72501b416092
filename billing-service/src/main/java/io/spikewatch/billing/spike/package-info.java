/** Spikes: days on which usage left its normal range, what explains them, and what people are told. */
@ApplicationModule(
        allowedDependencies = {
            "catalog",
            "examination",
            "explanation",
            "history",
            "judgement",
            "report",
            "outbox",
            "feedback",
            "access",
            "sensitivity"
        })
@NullMarked
package io.spikewatch.billing.spike;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
