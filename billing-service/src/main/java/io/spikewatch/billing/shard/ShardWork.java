package io.spikewatch.billing.shard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something to do in shards, a piece of a few seconds at a time: reports that come in meanwhile wait for it. */
public interface ShardWork {

    /** Those in which there is something to do, the oldest first. */
    List<Integer> shards(Instant now);

    /** Empty if nothing is left. Inside the caller's transaction and with the shard's lock, as is working on it. */
    Optional<Piece> next(int shard);

    interface Piece {

        void work();

        /** Leaves it for later, as it failed; by now others may have gone on with it. */
        void postpone(Instant dueAt);
    }
}
