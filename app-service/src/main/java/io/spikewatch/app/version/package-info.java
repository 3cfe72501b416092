/** Version: the pages on which operators draft, try, activate and approve versions of campaigns. */
@ApplicationModule(allowedDependencies = {"page", "organization", "notification", "campaign", "rehearsal"})
@NullMarked
package io.spikewatch.app.version;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
