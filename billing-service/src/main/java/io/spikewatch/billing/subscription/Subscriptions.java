package io.spikewatch.billing.subscription;

import io.spikewatch.billing.plan.Plans;
import io.spikewatch.web.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The subscriptions of organizations: the newest word on each, and the billing periods that it went through. */
@Component
public class Subscriptions {

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

    private final SubscriptionRepository repository;
    private final BillingPeriodRepository periods;
    private final Plans plans;

    Subscriptions(SubscriptionRepository repository, BillingPeriodRepository periods, Plans plans) {
        this.repository = repository;
        this.periods = periods;
        this.plans = plans;
    }

    public Optional<Subscription> find(String organizationId) {
        return repository.find(organizationId);
    }

    /**
     * Takes what a source says, unless something newer is stored, and returns what is stored then. A period is known by
     * its start: a new one is added and ends an earlier one that it starts in, a known one takes the new end. Another
     * plan for a known period counts from the UTC day on which it occurred, at the earliest from the period's start.
     */
    @Transactional
    public Subscription put(String organizationId, Subscription told) {
        if (!plans.exist(told.plan())) {
            throw Problem.invalid("plan", "is not a known plan");
        }
        if (repository.put(organizationId, told)) {
            var start = told.currentPeriodStart();
            repository.putPeriod(organizationId, start, told.currentPeriodEnd());
            repository.putPlan(organizationId, start, told.plan(), told.occurredOn());
            log.info(
                    "Subscription changed: organization={} plan={} status={} periodStart={}",
                    organizationId,
                    told.plan(),
                    told.status(),
                    start);
        }
        return repository.find(organizationId).orElseThrow();
    }

    /** The known billing periods that have a day in the range, in order and whole. They never overlap. */
    public List<BillingPeriod> periods(String organizationId, LocalDate from, LocalDate to) {
        return periods.find(organizationId, from, to);
    }
}
