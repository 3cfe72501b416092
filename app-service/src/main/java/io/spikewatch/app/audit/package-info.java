/** The audit log: what operators changed, and why. */
@ApplicationModule(allowedDependencies = {"organization"})
@NullMarked
package io.spikewatch.app.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
