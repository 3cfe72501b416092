/** Reports: what a usage report says, kept as it came, and the daily usage and organization that follow from it. */
@ApplicationModule(allowedDependencies = {"catalog", "history"})
@NullMarked
package io.spikewatch.billing.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
