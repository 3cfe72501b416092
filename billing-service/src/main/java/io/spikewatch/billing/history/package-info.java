/** History: what each organization and its teams used, day by day, derived from their usage reports. */
@ApplicationModule(allowedDependencies = "catalog")
@NullMarked
package io.spikewatch.billing.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
