/** Subscriptions: which plan an organization is on, and the billing periods that it went through. */
@ApplicationModule(allowedDependencies = {"access", "outbox", "plan"})
@NullMarked
package io.spikewatch.billing.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
