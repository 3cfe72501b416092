package io.spikewatch.billing.subscription;

import static java.util.stream.Collectors.groupingBy;

import io.spikewatch.billing.plan.Plans;
import io.spikewatch.web.Problem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The subscriptions of organizations: everything that was ever said about them, and what follows from it. Nothing depends
 * on the order in which it was said here, only on the order in which it occurred, unless that is the same instant.
 */
@Component
public class Subscriptions {

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

    private final SubscriptionRepository repository;
    private final SubscriptionChangeRepository changes;
    private final BillingPeriodRepository periods;
    private final Plans plans;
    private final SubscriptionMessages messages;
    private final ApplicationEventPublisher events;

    Subscriptions(
            SubscriptionRepository repository,
            SubscriptionChangeRepository changes,
            BillingPeriodRepository periods,
            Plans plans,
            SubscriptionMessages messages,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.changes = changes;
        this.periods = periods;
        this.plans = plans;
        this.messages = messages;
        this.events = events;
    }

    public Optional<Subscription> find(String organizationId) {
        return repository.find(organizationId);
    }

    /** As they stand, by organization; one without a subscription is absent. */
    public Map<String, Subscription> find(Collection<String> organizationIds) {
        return repository.find(organizationIds);
    }

    /** The next organizations with a subscription after this id, in the order of their ids. */
    public List<String> organizations(String after, int limit) {
        return repository.organizations(after, limit);
    }

    /**
     * Takes what an operator says, unless something newer stands, and returns what stands then. A period is known by its
     * start: a new one is added and ends an earlier one that it starts in, a known one takes the new end. Another plan for
     * a known period counts from the UTC day on which it occurred, at the earliest from the period's start.
     */
    @Transactional
    public Subscription put(String organizationId, Subscription told) {
        if (!plans.exist(told.plan())) {
            throw Problem.invalid("plan", "is not a known plan");
        }
        repository.lock(organizationId);
        var standing = repository.find(organizationId);
        if (standing.isPresent() && standing.get().occurredAt().isAfter(told.occurredAt())) {
            return standing.get();
        }
        return keep(Word.ofOperator(organizationId, told), standing.orElse(null));
    }

    /** Takes a word on a known plan into the history, however late it comes; what stands follows from the whole. */
    @Transactional
    public void tell(Word word) {
        repository.lock(word.organizationId());
        keep(word, repository.find(word.organizationId()).orElse(null));
    }

    /** What stands then. */
    private Subscription keep(Word word, @Nullable Subscription before) {
        var isNews = repository.add(word);
        var now = repository.find(word.organizationId()).orElseThrow();
        if (isNews) {
            messages.tell(word, before, now);
            events.publishEvent(new SubscriptionTold(word.organizationId()));
            log.info(
                    "Subscription changed: organization={} plan={} status={} periodStart={}",
                    word.organizationId(),
                    now.plan(),
                    now.status(),
                    now.currentPeriodStart());
        }
        return now;
    }

    /** The known billing periods that have a day in the range, in order and whole. They never overlap. */
    public List<BillingPeriod> periods(String organizationId, LocalDate from, LocalDate to) {
        return periods.find(List.of(organizationId), from, to).getOrDefault(organizationId, List.of());
    }

    /** Likewise of several organizations; one without a period in the range is absent. */
    public Map<String, List<BillingPeriod>> periods(Collection<String> organizationIds, LocalDate from, LocalDate to) {
        return periods.find(organizationIds, from, to);
    }

    /** What people should hear of the whole history, in order, by organization; one without a change is absent. */
    public Map<String, List<SubscriptionChange>> changes(Collection<String> organizationIds) {
        return changes.find(organizationIds).stream().collect(groupingBy(SubscriptionChange::organizationId));
    }
}
