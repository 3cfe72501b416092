/** Plans: what an organization may use, what it costs, and which plan it is on. */
@ApplicationModule(allowedDependencies = {"catalog", "access"})
@NullMarked
package io.spikewatch.billing.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
