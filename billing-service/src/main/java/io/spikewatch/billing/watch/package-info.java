/** Watch: finds what organizations are to be alerted of, and keeps their alerts up to it. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "alert",
            "condition",
            "history",
            "ingest",
            "limit",
            "outbox",
            "plan",
            "report",
            "subscription"
        })
@NullMarked
package io.spikewatch.billing.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
