/** Limits: how much of what its plan includes an organization has used in its billing period. */
@ApplicationModule(allowedDependencies = {"catalog", "history", "access", "plan", "subscription"})
@NullMarked
package io.spikewatch.billing.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
