/** View: which part of usage or spend somebody looks at, and how, as addresses of pages say it. */
@ApplicationModule(allowedDependencies = {"page", "billing"})
@NullMarked
package io.spikewatch.app.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
