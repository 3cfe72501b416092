/** Lifecycle: what other backends tell of a customer's life, on its way to campaigns. */
@ApplicationModule(allowedDependencies = "outbox")
@NullMarked
package io.spikewatch.billing.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
