package io.spikewatch.billing.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

@Component
class OutboxRelayJob {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelayJob.class);

    private final OutboxRelay relay;
    private boolean outage;

    OutboxRelayJob(OutboxRelay relay) {
        this.relay = relay;
    }

    @Scheduled(fixedDelayString = "${billing.outbox.poll-interval:250ms}")
    void relayDueMessages() {
        try {
            relay.relay();
            outage = false;
        } catch (DataAccessException | TransactionException e) {
            warnOnce(e);
        }
    }

    private void warnOnce(RuntimeException cause) {
        if (!outage) {
            log.warn("Outbox can't be read, trying again until it can", cause);
        }
        outage = true;
    }
}
