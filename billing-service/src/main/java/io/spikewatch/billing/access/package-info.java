/** Access: who is calling, and what they may ask for. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.spikewatch.billing.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
