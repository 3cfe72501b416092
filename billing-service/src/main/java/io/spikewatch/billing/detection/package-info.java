/** Detection: when organizations are examined for spikes, and over which days; replicas share the work. */
@ApplicationModule(
        allowedDependencies = {"access", "examination", "history", "judgement", "sensitivity", "shard", "spike"})
@NullMarked
package io.spikewatch.billing.detection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
