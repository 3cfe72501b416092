/** Billing alerts: whom an alert concerns and what they read. */
@ApplicationModule(allowedDependencies = {"account", "event", "notification"})
@NullMarked
package io.spikewatch.app.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
