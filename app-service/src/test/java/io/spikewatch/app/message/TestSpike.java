package io.spikewatch.app.message;

import java.util.UUID;

/** A usage spike as billing-service tells it: the contract's sample with ids of its own. */
public record TestSpike(String messageId, String spikeId, String organizationId, String origin) {

    public static TestSpike of(String organizationId) {
        return new TestSpike(UUID.randomUUID().toString(), UUID.randomUUID().toString(), organizationId, "live");
    }

    public TestSpike withOrigin(String other) {
        return new TestSpike(messageId, spikeId, organizationId, other);
    }

    /** The same spike in another message. */
    public TestSpike withMessageId(String other) {
        return new TestSpike(other, spikeId, organizationId, origin);
    }

    public String json() {
        return """
                {"schema_version":1,"type":"usage_spike_detected","id":"%s","occurred_at":"2026-06-10T02:00:04Z",
                 "origin":"%s",
                 "data":{"spike_id":"%s","organization_id":"%s","organization_name":"Acme","billing_id":null,
                  "stripe_customer_id":"cus_%s","detected_at":"2026-06-09",
                  "spikes":[{"metric":"events","usage_type":"event_count_in_period","direction":"up","factor":3.2,
                    "percent_change":220,"observed":38400,"expected":12000,"expected_low":9800,"expected_high":14600,
                    "usage_date":"2026-06-09","weekday":"Tuesday","score":7.9,
                    "episode_id":"9a1d5a43-3d1c-5be5-a3a5-7d6d3f7f0b1c",
                    "top_teams":[{"team_id":"30393","team_name":"Web","observed":30100,"expected":5000,
                      "share_of_change":0.95}]}]}}
                """.formatted(messageId, origin, spikeId, organizationId, organizationId);
    }
}
