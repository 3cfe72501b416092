package io.spikewatch.messages;

import io.spikewatch.messages.Decoded.Rejected;
import io.spikewatch.messages.Decoded.Undecodable;
import io.spikewatch.messages.Decoded.Valid;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Messages to the wire and back: JSON, gzip and base64 outwards; inwards plain JSON too. */
public final class BillingMessageCodec {

    /** The attribute that says how the body is packed. */
    public static final String CONTENT_ENCODING = "content_encoding";

    /** The attribute that says what the unpacked body is. */
    public static final String CONTENT_TYPE = "content_type";

    static final int SCHEMA_VERSION = 1;

    private static final Map<String, String> PACKED =
            Map.of(CONTENT_ENCODING, "gzip", CONTENT_TYPE, "application/json");
    private static final Map<String, MessageReader> READERS = Map.of(
            UsageSpikeDetected.TYPE, new UsageSpikeReader(),
            SubscriptionChanged.TYPE, new SubscriptionChangedReader(),
            BillingAlertRaised.TYPE, new BillingAlertReader(),
            LifecycleEvent.TYPE, new LifecycleEventReader());

    private final Clock clock;

    /** Messages that don't say when they occurred did so when they were decoded, by this clock. */
    public BillingMessageCodec(Clock clock) {
        this.clock = clock;
    }

    public WireMessage encode(Envelope envelope) {
        return new WireMessage(Packing.pack(toJson(envelope)), PACKED);
    }

    public String toJson(Envelope envelope) {
        return MessageJson.write(envelope);
    }

    /** Decodes a message that anybody may have sent: one that speaks in our name is rejected. */
    public Decoded decode(String body, Map<String, String> attributes) {
        var decoded = unpackAndRead(body, attributes.getOrDefault(CONTENT_ENCODING, ""));
        return decoded instanceof Valid valid ? judged(valid) : decoded;
    }

    /** Decodes a message that was taken before, or that we wrote ourselves. */
    public Decoded decodeJson(String json) {
        return unpackAndRead(json, "");
    }

    private static Decoded judged(Valid valid) {
        return valid.envelope().message() instanceof LifecycleEvent told && LifecycleEvent.isReserved(told.event())
                ? new Rejected(valid.envelope().id(), told.type(), "data.event is reserved", valid.json())
                : valid;
    }

    private Decoded unpackAndRead(String body, String encoding) {
        try {
            return read(unpack(body, encoding));
        } catch (UndecodableException e) {
            return new Undecodable(e.reason());
        }
    }

    private static String unpack(String body, String encoding) throws UndecodableException {
        return switch (encoding) {
            case "gzip" -> Packing.unpack(body);
            case "" -> Packing.unpacked(body);
            default -> throw new UndecodableException("unknown " + CONTENT_ENCODING);
        };
    }

    private Decoded read(String json) throws UndecodableException {
        var oddities = new Oddities();
        var root = MessageJson.read(json);
        var data = root.path("data");
        var fields = new Fields(root, "", oddities);
        refuseNewer(fields);
        if (data.isMissingNode()) {
            return new Rejected(fields.text("id"), fields.text("type"), "data is missing", json);
        }
        if (!data.isObject()) {
            throw new UndecodableException("data is not an object");
        }
        return read(json, fields, data, oddities);
    }

    private Decoded read(String json, Fields fields, JsonNode data, Oddities oddities) {
        var type = fields.text("type", "");
        var id = fields.text("id", MessageJson.idOf(type, data).toString());
        try {
            var message = readerOf(fields).read(id, new Fields(data, "data.", oddities));
            var occurredAt = fields.instant("occurred_at", clock.instant());
            var origin = fields.knownOrDefault(Origin.class, "origin", Origin.LIVE);
            return new Valid(new Envelope(id, occurredAt, origin, message), json, oddities.toList());
        } catch (RejectedException e) {
            return new Rejected(id, fields.text("type"), e.reason(), json);
        }
    }

    private static MessageReader readerOf(Fields fields) throws RejectedException {
        var reader = READERS.get(fields.required("type"));
        if (reader == null) {
            throw new RejectedException("unknown type");
        }
        return reader;
    }

    private static void refuseNewer(Fields fields) throws UndecodableException {
        if (fields.major("schema_version", SCHEMA_VERSION) > SCHEMA_VERSION) {
            throw new UndecodableException("schema_version is newer than " + SCHEMA_VERSION);
        }
    }
}
