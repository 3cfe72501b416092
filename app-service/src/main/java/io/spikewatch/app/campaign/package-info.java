/** Campaigns: which event tells whom what, and every person's part in it from plan to delivery. */
@ApplicationModule(
        allowedDependencies = {"organization", "account", "notification", "preference", "channel", "message"})
@NullMarked
package io.spikewatch.app.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
