package io.spikewatch.messages;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a message was sent, which decides who may be told. */
public enum Origin {
    /** The fact is fresh. */
    @JsonProperty("live")
    LIVE,
    /** History, recorded after the fact. */
    @JsonProperty("backfill")
    BACKFILL,
    /** A message sent once more on purpose. */
    @JsonProperty("replay")
    REPLAY,
    @JsonProperty("test")
    TEST
}
