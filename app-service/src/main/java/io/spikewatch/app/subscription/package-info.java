/** Subscriptions: which plan a customer is on, as billing-service tells. */
@ApplicationModule(allowedDependencies = {"message"})
@NullMarked
package io.spikewatch.app.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
