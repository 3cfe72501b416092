package io.spikewatch.billing.detection;

import io.spikewatch.billing.judgement.CompleteDays;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Opens detection runs; any number of replicas may do so at once. */
@Component
class DetectionRuns {

    /** Ended days that nobody examined meanwhile; older ones stay so until somebody asks. */
    private static final int DAYS_TO_CATCH_UP = 7;

    private final DetectionRunRepository runs;
    private final TransactionOperations transactions;
    private final CompleteDays completeDays;
    private final Clock clock;

    DetectionRuns(
            DetectionRunRepository runs, TransactionOperations transactions, CompleteDays completeDays, Clock clock) {
        this.runs = runs;
        this.transactions = transactions;
        this.completeDays = completeDays;
        this.clock = clock;
    }

    /** Asks for a range to be examined, by whichever replicas look for work next. */
    DetectionRun open(Wanted wanted) {
        var id = UUID.randomUUID();
        transactions.executeWithoutResult(status -> {
            runs.insert(id, wanted, clock.instant());
            addParts(id);
        });
        return runs.find(id).orElseThrow();
    }

    /** One run for each of the last days whose reports should be complete by now. */
    void openScheduled() {
        var last = completeDays.last();
        transactions.executeWithoutResult(
                status -> runs.insertScheduled(last.minusDays(DAYS_TO_CATCH_UP - 1), last, clock.instant())
                        .forEach(this::addParts));
    }

    private void addParts(UUID runId) {
        runs.insertParts(runId, clock.instant());
    }
}
