package io.spikewatch.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A billing alert was raised, or became critical.
 *
 * @param organizationId whose alert it is
 * @param severity as it is now
 * @param message what the alert says, for people
 * @param forecast what is going to happen, for people; null where nothing is foreseen
 * @param escalated whether people were told of the alert before it became critical
 */
public record BillingAlertRaised(
        String alertId,
        String organizationId,
        @Nullable String organizationName,
        @Nullable String billingId,
        @Nullable String stripeCustomerId,
        String alertType,
        Severity severity,
        String message,
        @Nullable String forecast,
        boolean escalated)
        implements BillingMessage {

    public static final String TYPE = "billing_alert_raised";

    @Override
    public String type() {
        return TYPE;
    }

    /** How much it matters, least first. */
    public enum Severity {
        @JsonProperty("info")
        INFO,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("critical")
        CRITICAL
    }
}
