/** Operations: the pages on which operators decide about holds, follow who did what and how detection goes, and replay messages. */
@ApplicationModule(
        allowedDependencies = {
            "page",
            "organization",
            "audit",
            "campaign",
            "ledger",
            "hold",
            "audience",
            "message",
            "billing"
        })
@NullMarked
package io.spikewatch.app.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
