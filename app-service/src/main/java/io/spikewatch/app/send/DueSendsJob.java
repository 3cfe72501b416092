package io.spikewatch.app.send;

import io.spikewatch.app.message.DatabaseFailures;
import io.spikewatch.app.message.DatabaseGate;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Delivers what waited: for its time, for a paused campaign, or for somebody to let go what was held. */
@Component
class DueSendsJob {

    private static final Logger log = LoggerFactory.getLogger(DueSendsJob.class);
    private static final int BATCH = 100;

    private final DueSends dueSends;
    private final DatabaseGate gate;

    DueSendsJob(DueSends dueSends, DatabaseGate gate) {
        this.dueSends = dueSends;
        this.gate = gate;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void deliverDue() {
        gate.whileOpen(() -> {
            var failed = new HashSet<DueEvent>();
            while (deliverBatch(failed)) {
                log.debug("More sends are due");
            }
        });
    }

    /** False if there is no more to do for now. Other replicas may have been faster with any of them. */
    private boolean deliverBatch(Set<DueEvent> failed) {
        var due = dueSends.next(BATCH + failed.size()).stream()
                .filter(each -> !failed.contains(each))
                .toList();
        due.forEach(each -> settle(each, failed));
        return due.size() >= BATCH;
    }

    /** One event that fails costs the others nothing; it is tried again with the next tick. */
    private void settle(DueEvent due, Set<DueEvent> failed) {
        try {
            dueSends.settle(due);
        } catch (RuntimeException e) {
            if (DatabaseFailures.isOutage(e)) {
                throw e;
            }
            failed.add(due);
            log.error("Sends could not be delivered: campaign={} event={}", due.campaign(), due.eventId(), e);
        }
    }
}
