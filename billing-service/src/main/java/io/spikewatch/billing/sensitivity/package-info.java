/** Sensitivity: how much it takes to tell people, as operators chose. */
@ApplicationModule(allowedDependencies = {"catalog"})
@NullMarked
package io.spikewatch.billing.sensitivity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
