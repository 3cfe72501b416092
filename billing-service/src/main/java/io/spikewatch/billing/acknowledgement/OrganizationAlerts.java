package io.spikewatch.billing.acknowledgement;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.billing.alert.AlertsRole;
import io.spikewatch.billing.alert.BillingAlert;
import io.spikewatch.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The alerts of the caller's organization; the database shows no others. */
@Component
class OrganizationAlerts {

    private static final Logger log = LoggerFactory.getLogger(OrganizationAlerts.class);

    private final AlertRepository repository;
    private final AlertsRole role;
    private final AlertMetrics metrics;
    private final Clock clock;

    OrganizationAlerts(AlertRepository repository, AlertsRole role, AlertMetrics metrics, Clock clock) {
        this.repository = repository;
        this.role = role;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Newest first, with the summary of the same moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AlertList list(String organizationId, boolean openOnly, @Nullable UUID after, int limit) {
        role.of(organizationId);
        if (after != null && repository.find(organizationId, after).isEmpty()) {
            throw Problem.invalid("after", "is not the next of an earlier answer");
        }
        var found = repository.list(organizationId, openOnly, after, limit + 1);
        return new AlertList(
                found.size() > limit ? found.subList(0, limit) : found,
                AlertSummary.of(repository.count(organizationId)),
                found.size() > limit ? found.get(limit - 1).id().toString() : null);
    }

    /** Once acknowledged, an alert stays so, by whom and when it was first. */
    @Transactional
    public Acknowledgement acknowledge(Caller caller, UUID id) {
        var organization = caller.organizationId();
        role.of(organization);
        var first = repository.acknowledge(
                organization, id, caller.userId(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        var alert = repository.find(organization, id).orElseThrow(() -> Problem.notFound("The alert"));
        var acknowledgedAt = Objects.requireNonNull(alert.acknowledgedAt());
        if (first) {
            tell(alert, acknowledgedAt);
        }
        return new Acknowledgement(id, acknowledgedAt, Objects.requireNonNull(alert.acknowledgedBy()));
    }

    private void tell(BillingAlert alert, Instant acknowledgedAt) {
        log.info(
                "Alert acknowledged: organization={} alert={} type={}",
                alert.orgId(),
                alert.id(),
                alert.alertType().word());
        metrics.acknowledged(Duration.between(alert.createdAt(), acknowledgedAt));
    }
}
