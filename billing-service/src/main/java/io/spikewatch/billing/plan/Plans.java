package io.spikewatch.billing.plan;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The plans that organizations can be on. */
@Component
public class Plans {

    private static final Logger log = LoggerFactory.getLogger(Plans.class);

    private final PlanRepository repository;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Plans(PlanRepository repository, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.clock = clock;
    }

    /** Adds a version, or replaces the one that starts on the same day; days before it keep theirs. */
    @Transactional
    public void put(Plan plan) {
        repository.put(plan);
        events.publishEvent(new PlanPut(plan.key()));
        log.info("Plan changed: plan={} effectiveFrom={}", plan.key(), plan.effectiveFrom());
    }

    /** As it is today, or will be when it starts. */
    public Optional<Plan> find(String key) {
        return repository.find(key, today());
    }

    /** Likewise several, by key. */
    public Map<String, Plan> find(Collection<String> keys) {
        return repository.find(keys, today()).stream().collect(toMap(Plan::key, plan -> plan));
    }

    public boolean exist(String key) {
        return repository.exists(key);
    }

    /** The key of the plan that one of the prices belongs to on a day; of several plans the highest in rank. */
    public Optional<String> keyOf(Collection<String> stripePrices, LocalDate day) {
        return repository.findByStripePrices(stripePrices, day);
    }

    long count() {
        return repository.count();
    }

    /** As they are today, or will be when they start; by rank, then key. */
    List<Plan> list(int limit, int offset) {
        return repository.list(today(), limit, offset);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
