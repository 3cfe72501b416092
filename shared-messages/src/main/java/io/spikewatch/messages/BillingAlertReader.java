package io.spikewatch.messages;

import io.spikewatch.messages.BillingAlertRaised.Severity;

/** Reads {@code data} of {@code billing_alert_raised}. */
final class BillingAlertReader implements MessageReader {

    @Override
    public BillingAlertRaised read(String messageId, Fields data) throws RejectedException {
        return new BillingAlertRaised(
                data.requiredId("alert_id"),
                data.requiredId("organization_id"),
                data.text("organization_name"),
                data.id("billing_id"),
                data.id("stripe_customer_id"),
                data.required("alert_type"),
                data.requiredOneOf(Severity.class, "severity"),
                data.required("message"),
                data.text("forecast"),
                data.flag("escalated"));
    }
}
