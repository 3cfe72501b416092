/** Panel: the pages on which an organization's billing alerts are looked at, acknowledged and set up. */
@ApplicationModule(allowedDependencies = {"page", "view", "organization", "billing"})
@NullMarked
package io.spikewatch.app.panel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
