package io.spikewatch.billing.spike;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Examines each day when it has ended, and whatever else waits to be examined. */
@Component
class SpikeDetectionJob {

    private static final Logger log = LoggerFactory.getLogger(SpikeDetectionJob.class);

    private final DetectionRuns runs;
    private final PartWorker worker;

    SpikeDetectionJob(DetectionRuns runs, PartWorker worker) {
        this.runs = runs;
        this.worker = worker;
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

    void run() {
        runs.openScheduled();
        while (worker.workOnNextPart()) {
            log.debug("Detection part done");
        }
    }
}
