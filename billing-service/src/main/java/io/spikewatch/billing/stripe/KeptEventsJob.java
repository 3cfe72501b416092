package io.spikewatch.billing.stripe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Applies kept events once a plan has their price and a report has told their organization. */
@Component
class KeptEventsJob {

    private static final Logger log = LoggerFactory.getLogger(KeptEventsJob.class);

    private final StripeEvents events;

    KeptEventsJob(StripeEvents events, StripeEventRepository repository, MeterRegistry meters) {
        this.events = events;
        Gauge.builder("billing.stripe.kept", repository, StripeEventRepository::countKept)
                .description("Events of Stripe whose organization or price nobody knows")
                .register(meters);
    }

    @Scheduled(
            fixedDelayString = "${billing.stripe.poll-interval:10s}",
            initialDelayString = "${billing.stripe.poll-interval:10s}")
    void applyWhatBecameClear() {
        try {
            while (events.applyNext()) {}
        } catch (DataAccessException | TransactionException e) {
            log.warn("Kept Stripe events wait, the database can't be reached: {}", e.getMessage());
        }
    }
}
