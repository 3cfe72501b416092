/** Sends: every person's part in every campaign's event, from plan to delivery, or until it is taken back. */
@ApplicationModule(
        allowedDependencies = {
            "organization",
            "account",
            "subscription",
            "notification",
            "preference",
            "message",
            "event",
            "campaign"
        })
@NullMarked
package io.spikewatch.app.send;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
