package io.spikewatch.billing.spike;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.spikewatch.billing.feedback.Feedback;
import io.spikewatch.billing.story.WholeAccount;
import org.jspecify.annotations.Nullable;

/**
 * A spike as it is shown: with what people think of it.
 *
 * @param wholeAccount null: only some products' usage moved
 */
record SpikeAnswer(@JsonUnwrapped Spike spike, @Nullable WholeAccount wholeAccount, Feedback feedback) {}
