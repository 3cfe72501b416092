package io.spikewatch.billing.detection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.billing.spike.HeldDrops;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps from people that they dropped where very many did on the same date. So drops wait until all of the date has been
 * examined, yet no longer than an hour for parts that fail: what is known by then decides. What is found later is decided
 * likewise; any number of replicas may try, one of them does it.
 */
@Component
class FleetGuard {

    private static final Logger log = LoggerFactory.getLogger(FleetGuard.class);

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final HeldDrops drops;
    private final DetectionRunRepository runs;
    private final TransactionOperations transactions;
    private final Counter fleetDrops;
    private final Clock clock;

    FleetGuard(
            HeldDrops drops,
            DetectionRunRepository runs,
            TransactionOperations transactions,
            MeterRegistry meters,
            Clock clock) {
        this.drops = drops;
        this.runs = runs;
        this.transactions = transactions;
        this.fleetDrops = Counter.builder("billing.detection.fleet_drops")
                .description("Dates on which so many dropped that nobody was told")
                .register(meters);
        this.clock = clock;
    }

    /** Decides on all drops that have waited long enough. */
    void decide() {
        drops.since()
                .forEach((date, since) -> transactions.executeWithoutResult(status -> runs.lockScheduled(date)
                        .filter(run -> !runs.isOpen(run) || isOver(since))
                        .ifPresent(run -> decide(run, date))));
    }

    private boolean isOver(Instant since) {
        return !clock.instant().isBefore(since.plus(PATIENCE));
    }

    private void decide(UUID run, LocalDate date) {
        var found = new FleetDrop(runs.seriesOf(run), drops.dropped(date));
        if (!found.isOne()) {
            drops.release(date);
            return;
        }
        drops.suppress(date);
        if (runs.keep(run, found)) {
            fleetDrops.increment();
            log.error(
                    "Fleet drop, nobody is told of drops; is ingestion broken? date={} series={} dropped={} run={}",
                    date,
                    found.series(),
                    found.dropped(),
                    run);
        }
    }
}
