/** Statistics: how many billing alerts there were, of which kind, and how soon people acknowledged them. */
@ApplicationModule(allowedDependencies = {"access", "alert"})
@NullMarked
package io.spikewatch.billing.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
