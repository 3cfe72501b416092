package io.spikewatch.billing.watch;

import io.spikewatch.billing.ingest.UsageIngested;
import io.spikewatch.billing.limit.ThresholdsChanged;
import io.spikewatch.billing.plan.PlanPut;
import io.spikewatch.billing.report.UsageReported;
import io.spikewatch.billing.subscription.SubscriptionTold;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** What is a reason to look at organizations. Marks belong to the transactions of their reasons. */
@Component
@ConditionalOnBooleanProperty(name = "billing.alerts.enabled", matchIfMissing = true)
class WatchTriggers {

    /** Who looks right after a commit needs another connection than the one that is just given back. */
    private static final int MOST_AT_ONCE = 3;

    private final WatchList watchList;
    private final Semaphore connections = new Semaphore(MOST_AT_ONCE);

    WatchTriggers(WatchList watchList) {
        this.watchList = watchList;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(UsageReported reported) {
        watchList.mark(reported.dates().keySet());
    }

    @EventListener
    void on(UsageIngested ingested) {
        watchList.workOff(ingested.organizationIds());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(SubscriptionTold told) {
        watchList.mark(List.of(told.organizationId()));
    }

    @TransactionalEventListener
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void after(SubscriptionTold told) {
        lookAt(told.organizationId());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ThresholdsChanged changed) {
        watchList.mark(List.of(changed.organizationId()));
    }

    @TransactionalEventListener
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void after(ThresholdsChanged changed) {
        lookAt(changed.organizationId());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PlanPut put) {
        watchList.markWhere(subscription -> subscription.plan().equals(put.key()));
    }

    /** Before the source has its answer; if many come at once, the job does so instead. */
    private void lookAt(String organizationId) {
        if (connections.tryAcquire()) {
            try {
                watchList.workOff(List.of(organizationId));
            } finally {
                connections.release();
            }
        }
    }
}
