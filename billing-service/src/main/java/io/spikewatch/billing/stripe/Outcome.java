package io.spikewatch.billing.stripe;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of an event. */
enum Outcome {
    /** It is among what was said about its organization's subscription. */
    @JsonProperty("applied")
    APPLIED,

    /** It says nothing that matters here. */
    @JsonProperty("ignored")
    IGNORED,

    /** It waits for its organization or plan to become known. */
    @JsonProperty("kept")
    KEPT
}
