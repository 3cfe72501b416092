package io.spikewatch.billing.shard;

import io.spikewatch.billing.history.UsageHistories;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who examines the organizations of a shard: one worker at a time, and none while reports of them are stored. */
@Repository
public class ShardLocks {

    /** Told apart from other advisory locks by this first key; the second is the shard. */
    private static final int KEY = 0x5B1CE;

    private final JdbcClient jdbc;

    ShardLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if somebody has it, else it is the caller's until the transaction ends. */
    public boolean tryLock(int shard) {
        return jdbc.sql("select pg_try_advisory_xact_lock(:key, :shard)")
                .param("key", KEY)
                .param("shard", shard)
                .query(Boolean.class)
                .single();
    }

    /**
     * Waits until nobody examines the shards, some seconds at most, and keeps everybody from doing so until the
     * transaction ends: what it stores is either seen by a worker, or known to it as late.
     */
    public void holdOff(Collection<Integer> shards) {
        jdbc.sql("""
                        select count(pg_advisory_xact_lock_shared(:key, shard))
                        from generate_series(0, :last) shard where shard in (:shards)
                        """)
                .param("key", KEY)
                .param("last", UsageHistories.SHARDS - 1)
                .param("shards", shards)
                .query(Long.class)
                .single();
    }
}
