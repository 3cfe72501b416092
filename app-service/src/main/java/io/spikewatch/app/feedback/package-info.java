/** Feedback: whether people found what they were told of spikes useful. */
@ApplicationModule(allowedDependencies = {"organization", "notification", "spike", "billing"})
@NullMarked
package io.spikewatch.app.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
