/** Alerts: what organizations are told about limits, trials and plans, kept so that each sees its own alone. */
@ApplicationModule(allowedDependencies = {"limit"})
@NullMarked
package io.spikewatch.billing.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
