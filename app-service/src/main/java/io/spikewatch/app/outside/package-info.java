/** Outside: calling servers that others run, at addresses that people or operators name, and never our own. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.spikewatch.app.outside;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
