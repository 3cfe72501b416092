/** Preferences: what each person doesn't want to hear of, on which channels they are told the rest, and when. */
@ApplicationModule(allowedDependencies = {"organization", "outside"})
@NullMarked
package io.spikewatch.app.preference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
