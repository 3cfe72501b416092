/** Recalls: delivered notifications that are withdrawn, and what is told right to the same people. */
@ApplicationModule(
        allowedDependencies = {"organization", "notification", "event", "campaign", "send", "ledger", "audit"})
@NullMarked
package io.spikewatch.app.recall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
