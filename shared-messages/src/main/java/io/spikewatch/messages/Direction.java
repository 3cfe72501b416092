package io.spikewatch.messages;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which way usage left its range. */
public enum Direction {
    @JsonProperty("up")
    UP,
    @JsonProperty("down")
    DOWN
}
