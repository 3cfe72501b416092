/** Query: what is asked of usage and spend, read from parameters and checked. */
@ApplicationModule(allowedDependencies = {"catalog", "access"})
@NullMarked
package io.spikewatch.billing.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
