/** Group tracking: tells product analytics what happens, by organization rather than by person. */
@ApplicationModule(allowedDependencies = {"organization", "outside", "message"})
@NullMarked
package io.spikewatch.app.tracking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
