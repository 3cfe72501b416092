package io.spikewatch.app.alert;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.CustomerIds;
import io.spikewatch.app.event.Content;
import io.spikewatch.app.event.Customers;
import io.spikewatch.app.event.Event;
import io.spikewatch.app.event.EventKind;
import io.spikewatch.app.event.Side;
import io.spikewatch.app.event.Subject;
import io.spikewatch.app.notification.Priority;
import io.spikewatch.messages.BillingAlertRaised;
import io.spikewatch.messages.BillingAlertRaised.Severity;
import io.spikewatch.messages.Envelope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * A billing alert concerns the owners and admins of its organization, and a critical one the account team as well. It is
 * told once as it is raised and, as an event of its own, once more when it turns critical.
 */
@Component
class BillingAlertEvent implements EventKind {

    @Override
    public String messageType() {
        return BillingAlertRaised.TYPE;
    }

    @Override
    public Event event(Envelope envelope) {
        var alert = alert(envelope);
        return new Event(BillingAlertRaised.TYPE, idOf(alert), idOf(alert), customer(alert), properties(alert));
    }

    @Override
    public Function<Envelope, Subject> subjects(List<Envelope> envelopes, Customers customers) {
        return each -> subject(each, customers);
    }

    private static Subject subject(Envelope envelope, Customers customers) {
        var alert = alert(envelope);
        var account = customers.account(customer(alert));
        var organization =
                Objects.requireNonNullElseGet(alert.organizationName(), () -> customers.nameOf(alert.organizationId()));
        return new Subject(
                alert.organizationId(),
                account.map(Account::id).orElse(null),
                account.map(Account::name).orElse(organization),
                contents(alert, organization, account));
    }

    /** Customers know nothing of the vendor's accounts. */
    private static Map<Side, Content> contents(
            BillingAlertRaised alert, String organization, Optional<Account> account) {
        var own = content(alert, organization, "organization", alert.organizationId());
        if (!isCritical(alert)) {
            return Map.of(Side.CUSTOMER, own);
        }
        var team = account.map(
                each -> content(alert, each.name(), "account", each.id().toString()));
        return Map.of(Side.CUSTOMER, own, Side.VENDOR, team.orElse(own));
    }

    private static CustomerIds customer(BillingAlertRaised alert) {
        return new CustomerIds(alert.organizationId(), alert.billingId(), alert.stripeCustomerId());
    }

    private static Content content(BillingAlertRaised alert, String customer, String resourceType, String resourceId) {
        return new Content(
                AlertText.title(customer),
                AlertText.body(alert),
                isCritical(alert) ? Priority.CRITICAL : Priority.NORMAL,
                resourceType,
                resourceId,
                "billing",
                idOf(alert),
                "/organization/billing/alerts?organization_id="
                        + URLEncoder.encode(alert.organizationId(), StandardCharsets.UTF_8),
                metadata(alert));
    }

    private static Map<String, Object> metadata(BillingAlertRaised alert) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("organization_id", alert.organizationId());
        metadata.put("alert_id", alert.alertId());
        metadata.put("alert_type", alert.alertType());
        metadata.put("severity", word(alert.severity()));
        return metadata;
    }

    /** What conditions and templates can name. */
    private static Map<String, Object> properties(BillingAlertRaised alert) {
        return Map.of("alert_type", alert.alertType(), "severity", word(alert.severity()), "message", alert.message());
    }

    private static String idOf(BillingAlertRaised alert) {
        return alert.escalated() ? alert.alertId() + "/" + word(alert.severity()) : alert.alertId();
    }

    private static boolean isCritical(BillingAlertRaised alert) {
        return alert.severity() == Severity.CRITICAL;
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static BillingAlertRaised alert(Envelope envelope) {
        return (BillingAlertRaised) envelope.message();
    }
}
