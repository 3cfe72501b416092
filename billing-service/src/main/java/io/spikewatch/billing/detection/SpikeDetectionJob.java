package io.spikewatch.billing.detection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.spikewatch.billing.shard.ShardWorker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Examines each day when it has ended, and whatever else waits to be examined. */
@Component
class SpikeDetectionJob {

    private static final Logger log = LoggerFactory.getLogger(SpikeDetectionJob.class);

    private final DetectionRuns runs;
    private final ShardWorker worker;
    private final FleetGuard guard;
    private final MeterRegistry meters;
    private volatile boolean stopping;

    SpikeDetectionJob(DetectionRuns runs, ShardWorker worker, FleetGuard guard, MeterRegistry meters) {
        this.runs = runs;
        this.worker = worker;
        this.guard = guard;
        this.meters = meters;
    }

    @Scheduled(
            fixedDelayString = "${billing.detection.poll-interval:2s}",
            initialDelayString = "${billing.detection.poll-interval:2s}")
    void tick() {
        try {
            run();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Detection pauses, the database can't be reached: {}", e.getMessage());
        }
    }

    /** A second worker, as on another replica: one judges while the other waits for the database. */
    @Scheduled(
            fixedDelayString = "${billing.detection.poll-interval:2s}",
            initialDelayString = "${billing.detection.poll-interval:2s}")
    void tickBeside() {
        tick();
    }

    /** Returns when nothing is left that another replica doesn't work on. */
    void run() {
        var timer = Timer.start(meters);
        var pieces = 0;
        while (!stopping && workOnNextPiece()) {
            pieces++;
        }
        if (pieces > 0) {
            timer.stop(meters.timer("billing.detection.runs"));
        }
    }

    /** However long the work takes, new days join it, and what has waited long enough is decided. */
    private boolean workOnNextPiece() {
        runs.openScheduled();
        var worked = worker.work();
        guard.decide();
        return worked;
    }

    /** The piece in hand is finished; the others wait for another replica, or the next start. */
    @EventListener
    void on(ContextClosedEvent closed) {
        stopping = true;
    }
}
