package io.spikewatch.billing.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everybody's alerts, for whoever keeps them up to what holds. All in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class BillingAlerts {

    private final StandingAlertRepository repository;
    private final AlertsRole role;
    private final Clock clock;

    BillingAlerts(StandingAlertRepository repository, AlertsRole role, Clock clock) {
        this.repository = repository;
        this.role = role;
        this.clock = clock;
    }

    /** In the order in which they were raised. */
    public List<StandingAlert> standing(Collection<String> organizationIds) {
        return role.ofAll(() -> repository.standing(organizationIds));
    }

    /** Returns those raised: all but one that is open already. */
    public List<BillingAlert> raise(List<StandingAlert> alerts) {
        return alerts.isEmpty() ? List.of() : role.ofAll(() -> repository.insert(alerts, now()));
    }

    /** Has open alerts say what holds now; returns those changed: all but one that was acknowledged meanwhile. */
    public List<BillingAlert> follow(List<StandingAlert> alerts) {
        return alerts.isEmpty() ? List.of() : role.ofAll(() -> repository.follow(alerts));
    }

    public void resolve(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            role.ofAll(() -> {
                repository.resolve(ids, now());
                return ids;
            });
        }
    }

    /** Keeps that people heard of them as of news. */
    public void toldLive(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            role.ofAll(() -> repository.toldLive(ids));
        }
    }

    /** Returns how many there were. */
    public int deleteResolved(Instant createdBefore) {
        return role.ofAll(() -> repository.deleteResolved(createdBefore));
    }

    public long countOpen() {
        return role.ofAll(repository::countOpen);
    }

    /** As it is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
