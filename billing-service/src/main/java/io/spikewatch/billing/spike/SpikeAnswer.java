package io.spikewatch.billing.spike;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.spikewatch.billing.feedback.Feedback;

/** A spike as it is shown: with what people think of it. */
record SpikeAnswer(@JsonUnwrapped Spike spike, Feedback feedback) {}
