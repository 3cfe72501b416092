/** Spikes: whom a usage spike concerns and what they read. */
@ApplicationModule(allowedDependencies = {"account", "message", "event", "notification"})
@NullMarked
package io.spikewatch.app.spike;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
