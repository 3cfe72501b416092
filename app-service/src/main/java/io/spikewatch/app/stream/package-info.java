/** Streams: what changes in people's inboxes, sent to their open pages and programs as it happens. */
@ApplicationModule(allowedDependencies = {"access", "notification", "message"})
@NullMarked
package io.spikewatch.app.stream;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
