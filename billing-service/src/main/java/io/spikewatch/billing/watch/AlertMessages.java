package io.spikewatch.billing.watch;

import io.spikewatch.billing.alert.BillingAlert;
import io.spikewatch.billing.alert.Metadata;
import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.history.Organizations;
import io.spikewatch.billing.outbox.Outbox;
import io.spikewatch.billing.report.UsageReports;
import io.spikewatch.messages.BillingAlertRaised;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.NameBasedUuid;
import io.spikewatch.messages.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Passes on what people should hear of alerts. */
@Component
class AlertMessages {

    /** A change of the subscription that is known later than this is history, not news. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final Organizations organizations;
    private final UsageReports reports;
    private final Outbox outbox;
    private final Clock clock;

    AlertMessages(Organizations organizations, UsageReports reports, Outbox outbox, Clock clock) {
        this.organizations = organizations;
        this.reports = reports;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Of each alert once as it was raised, and once as it became critical: further messages have the same id.
     *
     * @param turnedCritical those of the alerts that people were told of before
     */
    void send(List<BillingAlert> alerts, Set<UUID> turnedCritical) {
        var ids = alerts.stream().map(BillingAlert::orgId).distinct().toList();
        var known = organizations.find(ids);
        var origins = reports.newestOrigins(ids);
        alerts.forEach(alert -> {
            var unknown = new Organization(alert.orgId(), null, null, null, null);
            var organization = known.getOrDefault(alert.orgId(), unknown);
            var origin = origin(alert.metadata(), origins.getOrDefault(alert.orgId(), Origin.LIVE));
            outbox.enqueue(envelope(origin, message(alert, organization, turnedCritical.contains(alert.id()))));
        });
    }

    private Envelope envelope(Origin origin, BillingAlertRaised message) {
        return new Envelope(
                NameBasedUuid.of(message.alertId(), message.severity().name()).toString(),
                clock.instant(),
                origin,
                message);
    }

    /** Usage is what its newest report says to be; what became of a subscription is news for some days. */
    private Origin origin(Metadata metadata, Origin ofNewestReport) {
        if (metadata instanceof Metadata.PlanChange change) {
            return originOf(change.changedAt());
        }
        if (metadata instanceof Metadata.Cancellation cancellation) {
            return originOf(cancellation.canceledAt());
        }
        return metadata instanceof Metadata.Trial ? Origin.LIVE : ofNewestReport;
    }

    private Origin originOf(Instant time) {
        return time.isAfter(clock.instant().minus(NEWS)) ? Origin.LIVE : Origin.BACKFILL;
    }

    private static BillingAlertRaised message(BillingAlert alert, Organization organization, boolean escalated) {
        return new BillingAlertRaised(
                alert.id().toString(),
                alert.orgId(),
                organization.name(),
                organization.billingId(),
                organization.stripeCustomerId(),
                alert.alertType().word(),
                alert.severity(),
                alert.message(),
                Outlook.of(alert),
                escalated);
    }
}
