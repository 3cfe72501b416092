/** Holds: campaigns that plan far more than usual are stopped before anybody reads of it; how many sends a hold has is read from their table. */
@ApplicationModule(allowedDependencies = {"organization", "message", "campaign", "send", "audit"})
@NullMarked
package io.spikewatch.app.hold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
