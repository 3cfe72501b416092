/** Series: what usage and spend answer, one line of a chart each, and how that is written as JSON and CSV. */
@ApplicationModule(allowedDependencies = {"catalog", "history", "query"})
@NullMarked
package io.spikewatch.billing.series;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
