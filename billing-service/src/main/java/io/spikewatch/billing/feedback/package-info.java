/** Feedback: whether the spikes that people were told of were worth it. */
@ApplicationModule(allowedDependencies = {"access"})
@NullMarked
package io.spikewatch.billing.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
