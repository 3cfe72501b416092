/** Examination: judges the days of organizations on what was remembered of them the evening before. */
@ApplicationModule(allowedDependencies = {"history", "spike", "sensitivity"})
@NullMarked
package io.spikewatch.billing.examination;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
