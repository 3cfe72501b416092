/** Why: answers why people were told of a day, or why not. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "catalog",
            "examination",
            "explanation",
            "history",
            "judgement",
            "spike",
            "story"
        })
@NullMarked
package io.spikewatch.billing.why;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
