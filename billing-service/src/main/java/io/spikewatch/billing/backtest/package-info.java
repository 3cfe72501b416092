/** Back-test: what a sensitivity would have told people in the past, telling nobody. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "catalog",
            "examination",
            "explanation",
            "history",
            "judgement",
            "sensitivity",
            "spike",
            "story"
        })
@NullMarked
package io.spikewatch.billing.backtest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
