/** Notifications: each person's inbox, and what somebody doesn't want to hear of. */
@ApplicationModule(allowedDependencies = {"organization"})
@NullMarked
package io.spikewatch.app.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
