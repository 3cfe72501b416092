/** Proxies: billing-service's API for people and programs, who are known here and not there. */
@ApplicationModule(allowedDependencies = {"organization", "billing"})
@NullMarked
package io.spikewatch.app.proxy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
