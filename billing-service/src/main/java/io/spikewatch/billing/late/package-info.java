/** Late and corrected reports: their organizations are examined again, as far as scheduled runs have come. */
@ApplicationModule(
        allowedDependencies = {"detection", "examination", "history", "judgement", "report", "shard", "spike"})
@NullMarked
package io.spikewatch.billing.late;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
