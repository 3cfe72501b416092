/** The arithmetic of detection: what a day's usage should have been, and whether the day it was is worth telling. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.spikewatch.billing.detector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
