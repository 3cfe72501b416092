/** Shards of the organizations: what is to be done in them, and by which of the replicas. */
@ApplicationModule(allowedDependencies = "history")
@NullMarked
package io.spikewatch.billing.shard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
