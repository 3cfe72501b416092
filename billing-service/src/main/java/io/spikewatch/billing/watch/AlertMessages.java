package io.spikewatch.billing.watch;

import io.spikewatch.billing.alert.BillingAlert;
import io.spikewatch.billing.alert.Metadata;
import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.history.Organizations;
import io.spikewatch.billing.outbox.Outbox;
import io.spikewatch.messages.BillingAlertRaised;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.NameBasedUuid;
import io.spikewatch.messages.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Passes on what people should hear of alerts. */
@Component
class AlertMessages {

    /** A change of the subscription that is known later than this is history, not news. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final Organizations organizations;
    private final Outbox outbox;
    private final Clock clock;

    AlertMessages(Organizations organizations, Outbox outbox, Clock clock) {
        this.organizations = organizations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Of each alert once as it was raised, and once as it became critical: further messages have the same id. */
    void send(List<BillingAlert> alerts) {
        var known = organizations.find(
                alerts.stream().map(BillingAlert::orgId).distinct().toList());
        alerts.forEach(alert -> {
            var unknown = new Organization(alert.orgId(), null, null, null, null);
            outbox.enqueue(envelope(alert, known.getOrDefault(alert.orgId(), unknown)));
        });
    }

    private Envelope envelope(BillingAlert alert, Organization organization) {
        return new Envelope(
                NameBasedUuid.of(alert.id().toString(), alert.severity().name()).toString(),
                clock.instant(),
                isNews(alert.metadata()) ? Origin.LIVE : Origin.BACKFILL,
                message(alert, organization));
    }

    private boolean isNews(Metadata metadata) {
        if (metadata instanceof Metadata.PlanChange change) {
            return isNew(change.changedAt());
        }
        return !(metadata instanceof Metadata.Cancellation cancellation) || isNew(cancellation.canceledAt());
    }

    private boolean isNew(Instant time) {
        return time.isAfter(clock.instant().minus(NEWS));
    }

    private static BillingAlertRaised message(BillingAlert alert, Organization organization) {
        return new BillingAlertRaised(
                alert.id().toString(),
                alert.orgId(),
                organization.name(),
                organization.billingId(),
                organization.stripeCustomerId(),
                alert.alertType().word(),
                alert.severity(),
                alert.message(),
                Outlook.of(alert));
    }
}
