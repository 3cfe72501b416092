/** Campaigns: which event tells whom what, in versions that never change once they are used. */
@ApplicationModule(
        allowedDependencies = {"organization", "account", "notification", "preference", "channel", "audit", "event"})
@NullMarked
package io.spikewatch.app.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
