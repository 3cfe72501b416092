/** Ingest: usage reports come in, one or millions, and each is stored or refused with its reason. */
@ApplicationModule(allowedDependencies = {"report", "access"})
@NullMarked
package io.spikewatch.billing.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
