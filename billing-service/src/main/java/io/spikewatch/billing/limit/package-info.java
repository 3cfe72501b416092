/** Limits: what organizations may use of their plans, how far they are with it, and from where on they are warned. */
@ApplicationModule(allowedDependencies = {"access", "catalog", "history", "plan", "subscription", "spend"})
@NullMarked
package io.spikewatch.billing.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
