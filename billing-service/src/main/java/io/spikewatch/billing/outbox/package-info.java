/** Outbox: messages wait beside their cause until they have left for the queue. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.spikewatch.billing.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
