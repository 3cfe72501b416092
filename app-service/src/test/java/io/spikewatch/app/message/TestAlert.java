package io.spikewatch.app.message;

import java.util.UUID;

/** A billing alert as billing-service tells it, with ids of its own. */
public record TestAlert(String alertId, String organizationId, String severity, String origin, boolean escalated) {

    public static TestAlert of(String organizationId, String severity) {
        return new TestAlert(UUID.randomUUID().toString(), organizationId, severity, "live", false);
    }

    /** The same alert once it turned critical. */
    public TestAlert escalate() {
        return new TestAlert(alertId, organizationId, "critical", origin, true);
    }

    public TestAlert withOrigin(String other) {
        return new TestAlert(alertId, organizationId, severity, other, escalated);
    }

    /** The id that campaigns know it by. */
    public String eventId() {
        return escalated ? alertId + "/critical" : alertId;
    }

    public String json() {
        return """
                {"schema_version":1,"type":"billing_alert_raised","id":"%s","occurred_at":"2026-06-18T09:00:00Z",
                 "origin":"%s",
                 "data":{"alert_id":"%s","organization_id":"%s","organization_name":"Acme","billing_id":null,
                  "stripe_customer_id":null,"alert_type":"usage_soft_warning","severity":"%s",
                  "message":"Token usage at 80%% (400,000 of 500,000)",
                  "forecast":"At this pace the plan's limit is reached on 2026-06-24, in 6 days","escalated":%s}}
                """.formatted(
                        UUID.nameUUIDFromBytes((eventId() + origin).getBytes()),
                        origin,
                        alertId,
                        organizationId,
                        severity,
                        escalated);
    }
}
