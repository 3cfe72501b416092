/** Late and corrected reports: their organizations are examined again, to the last day that people were told of or may be. */
@ApplicationModule(
        allowedDependencies = {"detection", "examination", "history", "judgement", "report", "shard", "spike"})
@NullMarked
package io.spikewatch.billing.late;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
