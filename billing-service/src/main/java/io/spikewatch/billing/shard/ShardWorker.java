package io.spikewatch.billing.shard;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.spikewatch.billing.shard.ShardWork.Piece;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
        var taken = new AtomicReference<@Nullable Piece>();
        try {
            return Boolean.TRUE.equals(
                    transactions.execute(status -> locks.tryLock(shard) && workOnNext(work, shard, taken)));
        } catch (RuntimeException e) {
            postpone(taken.get(), shard, e);
            return true;
        }
    }

    private boolean workOnNext(ShardWork work, int shard, AtomicReference<@Nullable Piece> taken) {
        var next = work.next(shard);
        next.ifPresent(piece -> {
            taken.set(piece);
            timed(piece);
        });
        return next.isPresent();
    }

    /** @param piece null: it failed before there was one */
    private void postpone(@Nullable Piece piece, int shard, RuntimeException failure) {
        if (piece == null) {
            throw failure;
        }
        log.error("Detection failed, will be tried again: shard={}", shard, failure);
        var later = clock.instant().plus(PAUSE_AFTER_FAILURE);
        transactions.executeWithoutResult(status -> piece.postpone(later));
    }

    private void timed(Piece piece) {
        var timer = Timer.start(meters);
        try {
            piece.work();
        } finally {
            timer.stop(meters.timer("billing.detection.pieces"));
        }
    }
}
