/** Usage: what an organization used over time, by usage type and team. */
@ApplicationModule(allowedDependencies = {"catalog", "history", "access", "query", "series", "answer"})
@NullMarked
package io.spikewatch.billing.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
