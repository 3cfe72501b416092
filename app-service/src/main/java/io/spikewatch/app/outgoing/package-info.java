/** Outgoing: the pages on which operators see what is about to go out, and what each campaign tells to whom. */
@ApplicationModule(
        allowedDependencies = {"page", "organization", "campaign", "rehearsal", "ledger", "hold", "notification"})
@NullMarked
package io.spikewatch.app.outgoing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
