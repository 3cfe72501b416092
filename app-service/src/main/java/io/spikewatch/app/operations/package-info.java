/** Operations: the pages on which operators look at what campaigns sent, stop it, take it back and follow who did what. */
@ApplicationModule(
        allowedDependencies = {
            "page",
            "organization",
            "audit",
            "campaign",
            "event",
            "ledger",
            "hold",
            "recall",
            "notification",
            "message"
        })
@NullMarked
package io.spikewatch.app.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
