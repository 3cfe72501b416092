/** Examination: judges the days of organizations on what was remembered of them the evening before. */
@ApplicationModule(allowedDependencies = {"history", "holiday", "sensitivity", "judgement"})
@NullMarked
package io.spikewatch.billing.examination;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
