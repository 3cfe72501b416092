package io.spikewatch.billing.shard;

import java.time.Instant;
import java.util.List;

/** Something to do in shards, a piece of a few seconds at a time: reports that come in meanwhile wait for it. */
public interface ShardWork {

    /** Those in which there is something to do, the oldest first. */
    List<Integer> shards(Instant now);

    /** Does the next piece, inside the caller's transaction and with the shard's lock. False if nothing is left. */
    boolean workOn(int shard);

    /** Leaves what comes next for later, as it failed. */
    void postpone(int shard, Instant dueAt);
}
