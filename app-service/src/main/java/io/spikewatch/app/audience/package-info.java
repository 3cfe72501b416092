/** Audience: the pages on which operators see who was told what, take it back, and tell the same people what is right. */
@ApplicationModule(
        allowedDependencies = {
            "page",
            "organization",
            "account",
            "campaign",
            "event",
            "ledger",
            "notification",
            "recall"
        })
@NullMarked
package io.spikewatch.app.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
