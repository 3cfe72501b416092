/** Organizations: who exists, who belongs to which organization in which role, and how people prove who they are. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.spikewatch.app.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
