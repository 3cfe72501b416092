package io.spikewatch.billing.watch;

import io.spikewatch.billing.alert.BillingAlerts;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Looks at what nobody looked at yet, and at everybody when a day or the service begins: trials and forecasts move on. */
@Component
@ConditionalOnBooleanProperty(name = "billing.alerts.enabled", matchIfMissing = true)
class WatchJob {

    private static final Logger log = LoggerFactory.getLogger(WatchJob.class);

    private final WatchList watchList;
    private final BillingAlerts alerts;
    private final TransactionOperations transactions;
    private final Clock clock;
    private volatile boolean stopping;

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
            while (!stopping && watchList.workOffNext()) {}
        } catch (DataAccessException | TransactionException e) {
            log.warn("Alert generation pauses, the database can't be reached: {}", e.getMessage());
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "5 0 0 * * *", zone = "UTC")
    void beginDay() {
        watchList.markAll();
        var before = clock.instant().minus(ChangeRule.DAYS, ChronoUnit.DAYS);
        var deleted = transactions.execute(status -> alerts.deleteClosed(before));
        log.info("Alerts of everybody are due, old ones are gone: deleted={}", deleted);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }
}
