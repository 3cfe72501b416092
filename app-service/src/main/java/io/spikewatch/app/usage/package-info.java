/** Usage: the pages on which an organization's usage and spend are looked at, as chart and table. */
@ApplicationModule(allowedDependencies = {"page", "view", "organization", "account", "billing"})
@NullMarked
package io.spikewatch.app.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
