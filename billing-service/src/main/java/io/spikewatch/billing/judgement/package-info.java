/** Judgement: what the days of organizations and their teams came to. */
@ApplicationModule(allowedDependencies = {"history", "holiday", "sensitivity"})
@NullMarked
package io.spikewatch.billing.judgement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
