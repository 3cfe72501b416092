/** Plans: what an organization may use, and what it costs. */
@ApplicationModule(allowedDependencies = {"catalog", "access"})
@NullMarked
package io.spikewatch.billing.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
