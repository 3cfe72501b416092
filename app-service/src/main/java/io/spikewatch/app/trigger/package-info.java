/** Triggers: what happens in other features, told to product analytics. */
@ApplicationModule(
        allowedDependencies = {
            "tracking",
            "organization",
            "access",
            "account",
            "message",
            "subscription",
            "campaign",
            "notification",
            "billing",
            "proxy"
        })
@NullMarked
package io.spikewatch.app.trigger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
