/** Catalogue: what can be counted, and what it is called where. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.spikewatch.billing.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
