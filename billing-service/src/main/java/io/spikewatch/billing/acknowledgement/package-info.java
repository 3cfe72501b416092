/** Acknowledgement: what people see of their organization's billing alerts, and that they have seen it. */
@ApplicationModule(allowedDependencies = {"access", "alert"})
@NullMarked
package io.spikewatch.billing.acknowledgement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
