/** Explanations: why a notification came to its recipient, and what was told right by it or of it; read from the tables of sends, recalls and notifications. */
@ApplicationModule(allowedDependencies = {"organization", "notification", "message", "campaign"})
@NullMarked
package io.spikewatch.app.explanation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
