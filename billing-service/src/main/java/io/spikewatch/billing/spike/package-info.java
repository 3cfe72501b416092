/** Spikes: days on which usage left its normal range. */
@ApplicationModule(allowedDependencies = {"catalog", "history", "report", "outbox", "feedback", "access"})
@NullMarked
package io.spikewatch.billing.spike;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
