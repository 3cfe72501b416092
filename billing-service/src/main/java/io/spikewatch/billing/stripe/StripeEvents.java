package io.spikewatch.billing.stripe;

import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.report.StripeCustomers;
import io.spikewatch.billing.stripe.Ruling.Applied;
import io.spikewatch.billing.stripe.Ruling.Ignored;
import io.spikewatch.billing.stripe.Ruling.Kept;
import io.spikewatch.billing.subscription.Subscriptions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what Stripe tells, each event once, at once or as soon as its organization and plan are known. */
@Component
class StripeEvents {

    private static final Logger log = LoggerFactory.getLogger(StripeEvents.class);

    private final StripeEventReader reader;
    private final StripeEventRepository repository;
    private final Plans plans;
    private final StripeCustomers customers;
    private final Subscriptions subscriptions;

    StripeEvents(
            StripeEventReader reader,
            StripeEventRepository repository,
            Plans plans,
            StripeCustomers customers,
            Subscriptions subscriptions) {
        this.reader = reader;
        this.repository = repository;
        this.plans = plans;
        this.customers = customers;
        this.subscriptions = subscriptions;
    }

    /** Of events about anything but subscriptions nothing is kept. */
    @Transactional
    Outcome take(String payload) {
        return reader.read(payload).map(event -> take(event, payload)).orElse(Outcome.IGNORED);
    }

    private Outcome take(StripeEvent event, String payload) {
        if (!repository.add(event, payload)) {
            return repository.outcomeOf(event.id());
        }
        var ruling = ruleOn(event);
        if (ruling instanceof Kept kept) {
            log.warn("Stripe event kept: event={} reason={}", event.id(), kept.reason());
        }
        settle(event, ruling);
        return ruling.outcome();
    }

    /** Applies one kept event that has become clear; false if there is none that nobody else is applying. */
    @Transactional
    boolean applyNext() {
        var event = repository.claimClear().flatMap(reader::read);
        event.ifPresent(each -> settle(each, ruleOn(each)));
        return event.isPresent();
    }

    private Ruling ruleOn(StripeEvent event) {
        var subscription = event.subscription();
        if (!subscription.hasBegun()) {
            return new Ignored("never begun");
        }
        var organization = subscription.organization().or(() -> organizationOf(subscription));
        var plan = plans.keyOf(subscription.prices(), event.day());
        return organization
                .<Ruling>flatMap(id -> plan.map(key -> new Applied(event.word(id, key))))
                .orElseGet(() -> new Kept(organization.isEmpty() ? "unknown organization" : "unknown price"));
    }

    private Optional<String> organizationOf(StripeSubscription subscription) {
        return Optional.ofNullable(subscription.customer()).flatMap(customers::organizationOf);
    }

    private void settle(StripeEvent event, Ruling ruling) {
        repository.settle(event.id(), ruling);
        if (ruling instanceof Applied applied) {
            subscriptions.tell(applied.word());
            log.info(
                    "Stripe event applied: event={} type={} organization={}",
                    event.id(),
                    event.type(),
                    applied.word().organizationId());
        }
    }
}
