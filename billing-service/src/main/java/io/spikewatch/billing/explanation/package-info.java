/** Explanation: what there is to say about a judged day, beside that it was judged so. */
@ApplicationModule(allowedDependencies = {"history", "holiday", "report", "sensitivity"})
@NullMarked
package io.spikewatch.billing.explanation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
