/** Spend: what an organization's usage costs, by day, usage type and team. */
@ApplicationModule(
        allowedDependencies = {"catalog", "history", "access", "query", "series", "answer", "plan", "subscription"})
@NullMarked
package io.spikewatch.billing.spend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
