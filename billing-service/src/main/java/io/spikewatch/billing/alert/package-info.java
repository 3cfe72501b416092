/** Billing alerts: what organizations are told about their limits, trials and plans, until they acknowledge it. */
@ApplicationModule(allowedDependencies = {"access", "limit"})
@NullMarked
package io.spikewatch.billing.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
