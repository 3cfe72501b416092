/** Events: what happened to a customer, in the form that campaigns tell it. */
@ApplicationModule(allowedDependencies = {"organization", "account", "notification"})
@NullMarked
package io.spikewatch.app.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
