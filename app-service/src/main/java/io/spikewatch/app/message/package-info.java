/** Messages: what arrives from the queue, each one handled once; what made no sense or found nobody is kept. */
@ApplicationModule(allowedDependencies = {"organization"})
@NullMarked
package io.spikewatch.app.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
