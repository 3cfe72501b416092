/** Rebuild: daily usage is held against the raw reports, and derived from them anew. */
@ApplicationModule(allowedDependencies = {"catalog", "history", "report"})
@NullMarked
package io.spikewatch.billing.rebuild;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
