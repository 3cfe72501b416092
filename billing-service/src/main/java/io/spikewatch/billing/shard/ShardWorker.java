package io.spikewatch.billing.shard;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works on whatever waits, in turn. What a piece finds and that it is done commit together, so a worker that dies leaves the
 * piece for another.
 */
@Component
public class ShardWorker {

    private static final Logger log = LoggerFactory.getLogger(ShardWorker.class);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final List<ShardWork> works;
    private final ShardLocks locks;
    private final TransactionOperations transactions;
    private final MeterRegistry meters;
    private final Clock clock;

    ShardWorker(
            List<ShardWork> works,
            ShardLocks locks,
            TransactionOperations transactions,
            MeterRegistry meters,
            Clock clock) {
        this.works = works;
        this.locks = locks;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    /** A piece of each kind. False when nothing is left that nobody works on. */
    public boolean work() {
        return works.stream().map(this::workOnNext).reduce(false, Boolean::logicalOr);
    }

    private boolean workOnNext(ShardWork work) {
        return work.shards(clock.instant()).stream().anyMatch(shard -> workOn(work, shard));
    }

    /** What fails is tried again later, after all else. */
    private boolean workOn(ShardWork work, int shard) {
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> locks.tryLock(shard) && timed(work, shard)));
        } catch (RuntimeException e) {
            log.error("Detection failed, will be tried again: shard={}", shard, e);
            var later = clock.instant().plus(PAUSE_AFTER_FAILURE);
            transactions.executeWithoutResult(status -> work.postpone(shard, later));
            return true;
        }
    }

    private boolean timed(ShardWork work, int shard) {
        var timer = Timer.start(meters);
        try {
            return work.workOn(shard);
        } finally {
            timer.stop(meters.timer("billing.detection.pieces"));
        }
    }
}
