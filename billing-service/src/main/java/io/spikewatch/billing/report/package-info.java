/** Reports: usage reports come in, are kept as they came, and become daily usage. */
@ApplicationModule(allowedDependencies = {"catalog", "history", "access"})
@NullMarked
package io.spikewatch.billing.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
