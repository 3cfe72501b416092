/** Lifecycle events: what other backends tell of a customer, for campaigns. */
@ApplicationModule(allowedDependencies = {"account", "event"})
@NullMarked
package io.spikewatch.app.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
