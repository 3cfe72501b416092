/** Billing: what billing-service knows, asked on a caller's behalf, for programs as it is and for pages as objects. */
@ApplicationModule(allowedDependencies = {"organization", "access"})
@NullMarked
package io.spikewatch.app.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
