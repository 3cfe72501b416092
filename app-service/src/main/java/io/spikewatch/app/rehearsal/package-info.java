/** Dry runs: what a version of a campaign would have done with what happened lately. */
@ApplicationModule(allowedDependencies = {"organization", "message", "event", "campaign", "send"})
@NullMarked
package io.spikewatch.app.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
