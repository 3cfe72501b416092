/** Accounts: the commercial relationship with each organization, and who looks after it over time. */
@ApplicationModule(allowedDependencies = {"organization"})
@NullMarked
package io.spikewatch.app.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
