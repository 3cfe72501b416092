/** Stripe: what its webhooks tell about subscriptions, believed by their signature and kept until it can be applied. */
@ApplicationModule(allowedDependencies = {"plan", "report", "subscription"})
@NullMarked
package io.spikewatch.billing.stripe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
