/** Story: what people read of a day that left its range, which teams it comes from, and what moved alike. */
@ApplicationModule(allowedDependencies = {"catalog", "explanation", "history", "judgement"})
@NullMarked
package io.spikewatch.billing.story;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
