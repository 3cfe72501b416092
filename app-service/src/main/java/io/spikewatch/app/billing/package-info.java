/** Billing: what billing-service knows, asked on a caller's behalf: as it is for proxies, as objects for pages. */
@ApplicationModule(allowedDependencies = {"organization", "access"})
@NullMarked
package io.spikewatch.app.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
