package io.spikewatch.messages;

import io.spikewatch.messages.BillingAlertRaised.Severity;
import io.spikewatch.messages.SubscriptionChanged.Change;
import io.spikewatch.messages.UsageSpikeDetected.Spike;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import io.spikewatch.messages.UsageSpikeDetected.Withdrawn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The contract's sample message: as JSON, as another program packed it, and as objects; likewise one that carries any JSON; and one of each other type. */
final class Samples {

    static final String JSON = resource("usage_spike_detected.json");

    static final String WITHDRAWN_JSON = resource("usage_spike_withdrawn.json");

    /** Made by {@code gzip -9n | base64}. */
    static final String PACKED_BY_GZIP_COMMAND = resource("usage_spike_detected.gz.b64");

    static final String LIFECYCLE_EVENT_JSON = resource("lifecycle_event.json");

    /** Made likewise. */
    static final String LIFECYCLE_EVENT_PACKED = resource("lifecycle_event.gz.b64");

    private Samples() {}

    static Envelope envelope() {
        return new Envelope(
                "0b1f6c0e-52f5-4b35-9d0a-0c9fbd7a51aa", Instant.parse("2026-06-10T02:00:04Z"), Origin.LIVE, message());
    }

    static Envelope subscriptionChanged() {
        var canceledAt = Instant.parse("2026-06-07T09:30:00Z");
        var change = new SubscriptionChanged(
                "org-123", Change.CANCELED, "growth", "growth", null, "canceled", canceledAt, canceledAt);
        return envelope(change);
    }

    static Envelope billingAlertRaised() {
        return envelope(new BillingAlertRaised(
                "5f0d6f44-8a55-4d0f-8f2f-0d6b1f6d7c11",
                "org-123",
                "Acme",
                "bill-7",
                "cus_42",
                "usage_hard_warning",
                Severity.CRITICAL,
                "Token usage limit reached (500,000 tokens used)",
                null,
                true));
    }

    static Envelope lifecycleEvent() {
        var live = envelope(new LifecycleEvent(
                "evt-7", "startup_plan_customer_added", "org-123", null, "startup-2026", properties()));
        return new Envelope(live.id(), live.occurredAt(), Origin.BACKFILL, live.message());
    }

    private static Map<String, JsonNode> properties() {
        var json = JsonNodeFactory.instance;
        var properties = new LinkedHashMap<String, JsonNode>();
        properties.put("plan", json.stringNode("startup"));
        properties.put("credits", json.numberNode(50_000));
        properties.put("discount", json.numberNode(new BigDecimal("12.50")));
        properties.put("trial", json.booleanNode(false));
        properties.put("referrer", json.nullNode());
        properties.put("tags", json.arrayNode().add("yc").add(7));
        properties.put("company", json.objectNode().put("size", 3).put("city", "Zürich"));
        properties.put("cohort", json.stringNode("2026-06"));
        return properties;
    }

    private static Envelope envelope(BillingMessage message) {
        return new Envelope(
                "c2b0c5b4-4b0e-5f55-9a6b-0f1c9a5b7a10", Instant.parse("2026-06-10T02:00:04Z"), Origin.LIVE, message);
    }

    static UsageSpikeDetected message() {
        var spikeId = "3f6c2f0a-6d3b-5a51-8f43-64d1a1a1c0de";
        return new UsageSpikeDetected(spikeId, "org-123", "Acme", null, "cus_42", "2026-06-09", List.of(spike()));
    }

    static Envelope withdrawn() {
        var told = message();
        var withdrawn = new Withdrawn(
                List.of("9a1d5a43-3d1c-5be5-a3a5-7d6d3f7f0b1c"),
                Instant.parse("2026-06-11T07:15:00Z"),
                "The report of 2026-06-09 was corrected");
        return new Envelope(
                "f6febd46-8aa5-5679-9b77-50bab4c6788d",
                withdrawn.at(),
                Origin.LIVE,
                new UsageSpikeDetected(
                        told.spikeId(),
                        told.organizationId(),
                        told.organizationName(),
                        told.billingId(),
                        told.stripeCustomerId(),
                        told.detectedAt(),
                        told.spikes(),
                        withdrawn));
    }

    private static Spike spike() {
        return new Spike(
                "events",
                "event_count_in_period",
                Direction.UP,
                new BigDecimal("3.2"),
                220L,
                new BigDecimal("38400"),
                new BigDecimal("12000"),
                new BigDecimal("9800"),
                new BigDecimal("14600"),
                LocalDate.of(2026, 6, 9),
                "Tuesday",
                new BigDecimal("7.9"),
                "9a1d5a43-3d1c-5be5-a3a5-7d6d3f7f0b1c",
                List.of(topTeam()));
    }

    private static TopTeam topTeam() {
        return new TopTeam("30393", "Web", new BigDecimal("30100"), new BigDecimal("5000"), new BigDecimal("0.95"));
    }

    private static String resource(String name) {
        try (var in = Samples.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
