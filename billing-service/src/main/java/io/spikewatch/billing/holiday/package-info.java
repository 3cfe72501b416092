/** Holidays: on which days the people of a region don't work, so that a quiet day is no news. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.spikewatch.billing.holiday;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
