/** Conditions: what holds of organizations that people are to be alerted of, by plan, usage, trial and changes. */
@ApplicationModule(allowedDependencies = {"alert", "catalog", "limit", "plan", "subscription"})
@NullMarked
package io.spikewatch.billing.condition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
