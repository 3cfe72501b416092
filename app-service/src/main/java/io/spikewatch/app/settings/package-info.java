/** Settings: the page on which a person chooses where and when to be told. */
@ApplicationModule(allowedDependencies = {"page", "organization", "preference", "channel"})
@NullMarked
package io.spikewatch.app.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
