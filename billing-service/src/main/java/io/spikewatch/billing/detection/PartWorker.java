package io.spikewatch.billing.detection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.spikewatch.billing.detection.DetectionRun.State;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works on open parts, whichever run they are of. What a part finds and that it is done commit together, so a worker that
 * dies leaves the part open for another.
 */
@Component
class PartWorker {

    private static final Logger log = LoggerFactory.getLogger(PartWorker.class);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final DetectionPartRepository parts;
    private final DetectionRunRepository runs;
    private final PartExaminer examiner;
    private final LateOrganizationRepository late;
    private final TransactionOperations transactions;
    private final MeterRegistry meters;
    private final Clock clock;

    PartWorker(
            DetectionPartRepository parts,
            DetectionRunRepository runs,
            PartExaminer examiner,
            LateOrganizationRepository late,
            TransactionOperations transactions,
            MeterRegistry meters,
            Clock clock) {
        this.parts = parts;
        this.runs = runs;
        this.examiner = examiner;
        this.late = late;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    /** False when no part is left that nobody works on. A part that fails is tried again later, after the others. */
    boolean workOnNextPart() {
        try {
            Optional<DetectionPart> done =
                    transactions.execute(status -> parts.claim(clock.instant()).map(this::work));
            done.ifPresent(this::reportFinishedRun);
            return done.isPresent();
        } catch (PartFailedException e) {
            postpone(e);
            return true;
        }
    }

    private DetectionPart work(DetectionPart part) {
        var timer = Timer.start(meters);
        try {
            parts.finish(part, examiner.examine(part), clock.instant());
            if (part.reopened()) {
                late.settle(part.shard());
            }
            return part;
        } catch (RuntimeException e) {
            throw new PartFailedException(part, e);
        } finally {
            timer.stop(meters.timer("billing.detection.parts"));
        }
    }

    private void postpone(PartFailedException e) {
        log.error("Detection failed, will be tried again: part={}", e.part, e.getCause());
        parts.postpone(e.part, clock.instant().plus(PAUSE_AFTER_FAILURE));
    }

    private void reportFinishedRun(DetectionPart part) {
        runs.find(part.runId()).filter(run -> run.state() == State.DONE).ifPresent(run -> {
            log.info(
                    "Detection run finished: run={} from={} to={} organizations={} spikes={}",
                    run.id(),
                    run.from(),
                    run.to(),
                    run.organizations(),
                    run.spikes());
        });
    }

    private static final class PartFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient DetectionPart part;

        PartFailedException(DetectionPart part, RuntimeException cause) {
            super(cause);
            this.part = part;
        }
    }
}
