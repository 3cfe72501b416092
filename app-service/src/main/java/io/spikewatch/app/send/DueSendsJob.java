package io.spikewatch.app.send;

import io.spikewatch.app.message.DatabaseFailures;
import io.spikewatch.app.message.DatabaseGate;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Delivers what waited for a resumed campaign. */
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
            while (deliverBatch() == BATCH) {
                log.debug("More sends are due");
            }
        });
    }

    private long deliverBatch() {
        return dueSends.next(BATCH).stream().filter(this::settle).count();
    }

    /** One event that fails costs the others nothing; it is tried again with the next tick. */
    private boolean settle(DueEvent due) {
        try {
            return dueSends.settle(due);
        } catch (RuntimeException e) {
            if (DatabaseFailures.isOutage(e)) {
                throw e;
            }
            log.error("CampaignSends could not be delivered: campaign={} event={}", due.campaign(), due.eventId(), e);
            return false;
        }
    }
}
