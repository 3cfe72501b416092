/** Page: what all pages share, the frame around them and how they write dates and figures. */
@ApplicationModule(allowedDependencies = {"organization", "notification"})
@NullMarked
package io.spikewatch.app.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
