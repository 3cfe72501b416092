package io.spikewatch.billing.watch;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.spikewatch.billing.alert.BillingAlert;
import io.spikewatch.billing.alert.Metadata;
import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.history.Organizations;
import io.spikewatch.billing.outbox.Outbox;
import io.spikewatch.billing.report.UsageReports;
import io.spikewatch.billing.subscription.SubscriptionChange;
import io.spikewatch.billing.subscription.Subscriptions;
import io.spikewatch.messages.BillingAlertRaised;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.NameBasedUuid;
import io.spikewatch.messages.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passes on what people should hear of alerts. */
@Component
class AlertMessages {

    /** A change of the plan that is known later than this is history, not news; a cancellation once access has ended. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final Organizations organizations;
    private final UsageReports reports;
    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final Clock clock;

    AlertMessages(
            Organizations organizations,
            UsageReports reports,
            Subscriptions subscriptions,
            Outbox outbox,
            Clock clock) {
        this.organizations = organizations;
        this.reports = reports;
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Those of the organizations whose usage is news. */
    Set<String> live(Collection<String> organizationIds) {
        return organizationIds.isEmpty()
                ? Set.of()
                : reports.newestOrigins(organizationIds).entrySet().stream()
                        .filter(each -> each.getValue() == Origin.LIVE)
                        .map(Map.Entry::getKey)
                        .collect(toSet());
    }

    /**
     * Of each alert once as it was raised, once as it became critical, and again as what was silent is news: further
     * messages have the same id. Returns those that people hear of.
     *
     * @param turnedCritical those of the alerts that people were told of before
     */
    List<UUID> send(List<BillingAlert> alerts, Set<UUID> turnedCritical) {
        var ids = alerts.stream().map(BillingAlert::orgId).distinct().toList();
        var known = organizations.find(ids);
        var origins = reports.newestOrigins(ids);
        var canceled = cancellations(alerts);
        var heard = new ArrayList<UUID>();
        for (var alert : alerts) {
            var id = alert.orgId();
            var origin = origin(alert, origins.getOrDefault(id, Origin.LIVE), canceled.get(id));
            var organization = known.getOrDefault(id, new Organization(id, null, null, null, null));
            var message = message(alert, organization, turnedCritical.contains(alert.id()));
            if (outbox.enqueue(envelope(origin, message)) && origin == Origin.LIVE) {
                heard.add(alert.id());
            }
        }
        return heard;
    }

    /** When the cancellations that the alerts are of occurred, which may be long after they were asked for. */
    private Map<String, Instant> cancellations(List<BillingAlert> alerts) {
        var ids = alerts.stream()
                .filter(alert -> alert.metadata() instanceof Metadata.Cancellation)
                .map(BillingAlert::orgId)
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : subscriptions.changes(ids).values().stream()
                        .flatMap(Collection::stream)
                        .filter(change -> change.kind() == SubscriptionChange.Kind.CANCELLATION)
                        .collect(toMap(
                                SubscriptionChange::organizationId,
                                SubscriptionChange::occurredAt,
                                (earlier, later) -> later));
    }

    private Envelope envelope(Origin origin, BillingAlertRaised message) {
        return new Envelope(
                NameBasedUuid.of(message.alertId(), message.severity().name()).toString(),
                clock.instant(),
                origin,
                message);
    }

    /** Usage is what its newest report says to be; what became of a subscription is news for some days. */
    private Origin origin(BillingAlert alert, Origin ofUsage, @Nullable Instant canceledAt) {
        var metadata = alert.metadata();
        if (metadata instanceof Metadata.PlanChange change) {
            return liveIf(isRecent(change.changedAt()));
        }
        if (metadata instanceof Metadata.Cancellation cancellation) {
            var hasAccess = !cancellation.accessEndsOn().isBefore(LocalDate.now(clock));
            return liveIf(hasAccess || canceledAt != null && isRecent(canceledAt));
        }
        return metadata instanceof Metadata.Trial ? Origin.LIVE : ofUsage;
    }

    private boolean isRecent(Instant time) {
        return time.isAfter(clock.instant().minus(NEWS));
    }

    private static Origin liveIf(boolean isNews) {
        return isNews ? Origin.LIVE : Origin.BACKFILL;
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
