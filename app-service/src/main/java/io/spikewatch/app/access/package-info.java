/** Access: signing in, API keys, which organization a request is for, and tokens for the billing service. */
@ApplicationModule(allowedDependencies = {"organization"})
@NullMarked
package io.spikewatch.app.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
