package io.spikewatch.billing.watch;

import io.spikewatch.billing.alert.BillingAlerts;
import io.spikewatch.billing.condition.Facts;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Looks at what nobody looked at yet, and at everybody when a UTC day or the service begins. */
@Component
@ConditionalOnBooleanProperty(name = "billing.alerts.enabled", matchIfMissing = true)
class WatchJob {

    private static final Logger log = LoggerFactory.getLogger(WatchJob.class);

    private final WatchList watchList;
    private final BillingAlerts alerts;
    private final TransactionOperations transactions;
    private final Clock clock;
    private volatile boolean stopping;

    /** The last day that began since the service did. */
    private @Nullable LocalDate begun;

    WatchJob(WatchList watchList, BillingAlerts alerts, TransactionOperations transactions, Clock clock) {
        this.watchList = watchList;
        this.alerts = alerts;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${billing.alerts.poll-interval:2s}",
            initialDelayString = "${billing.alerts.poll-interval:2s}")
    void tick() {
        try {
            if (!LocalDate.now(clock).equals(begun)) {
                beginDay();
            }
            while (!stopping && watchList.workOffNext()) {}
        } catch (DataAccessException | TransactionException e) {
            log.warn("Alert generation pauses, the database can't be reached: {}", e.getMessage());
        }
    }

    /** Everybody's trials and forecasts have moved on; what is a year old is of no interest. */
    void beginDay() {
        var today = LocalDate.now(clock);
        watchList.markAll();
        var deleted = transactions.execute(
                status -> alerts.deleteResolved(clock.instant().minus(Facts.YEAR)));
        log.info("Day began for alerts: date={} deleted={}", today, deleted);
        begun = today;
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }
}
