/** Outgoing: the pages on which operators see what is about to go out, and how each campaign does. */
@ApplicationModule(allowedDependencies = {"page", "organization", "campaign", "ledger", "hold", "version"})
@NullMarked
package io.spikewatch.app.outgoing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
