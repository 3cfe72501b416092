/** Usage: what an organization used over time, by usage type and team, as JSON and CSV. */
@ApplicationModule(allowedDependencies = {"catalog", "history", "access"})
@NullMarked
package io.spikewatch.billing.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
