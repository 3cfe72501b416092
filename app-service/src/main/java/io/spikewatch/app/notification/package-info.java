/** Notifications: each person's inbox. */
@ApplicationModule(allowedDependencies = {"organization"})
@NullMarked
package io.spikewatch.app.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
