/** Answer: how a query of usage or spend is answered over HTTP, in bounded time and memory. */
@ApplicationModule(allowedDependencies = {"catalog", "history", "query", "series"})
@NullMarked
package io.spikewatch.billing.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
