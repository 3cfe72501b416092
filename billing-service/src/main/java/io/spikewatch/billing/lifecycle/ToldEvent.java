package io.spikewatch.billing.lifecycle;

import static io.spikewatch.web.Fields.check;

import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.LifecycleEvent;
import io.spikewatch.messages.NameBasedUuid;
import io.spikewatch.messages.Origin;
import io.spikewatch.messages.Printable;
import io.spikewatch.web.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A lifecycle event as another backend tells it. */
@Schema(name = "LifecycleEvent")
record ToldEvent(
        @Schema(description = "The fact's own id; one that is known already changes nothing")
        @NotBlank
        @Size(max = MAX_ID_LENGTH)
        String id,

        @Schema(description = "What happened, in a word; campaigns name it", example = "startup_plan_customer_added")
        @NotNull
        @Pattern(regexp = "^\\S{1,200}$", message = "must be a word of at most 200 characters")
        String event,

        @NotBlank @Size(max = MAX_ID_LENGTH) String organizationId,

        @Schema(description = "Who did it, or whom it is about") @Size(max = MAX_ID_LENGTH) @Nullable
        String userId,

        @Schema(description = "When it happened, however late it is told") @NotNull
        Instant occurredAt,

        @Schema(description = "Decides whom campaigns may tell", defaultValue = "live") @Nullable
        Origin origin,

        @Schema(description = "What a family of campaigns tells once; without it, that is once per organization")
        @Size(max = MAX_ID_LENGTH)
        @Nullable
        String occurrenceKey,

        @Schema(
                description = "What else is known of it: any JSON of up to 64 KiB, its numbers of up to 40 digits",
                implementation = Map.class,
                example = "{\"plan\": \"startup\", \"credits\": 50000}")
        @NotNull
        ObjectNode properties) {

    private static final int MAX_ID_LENGTH = 300;
    private static final int MAX_PROPERTIES = 64 << 10;

    /** The message that tells it: the same for the same id. Throws a 400 problem naming a field that can't be carried. */
    Envelope envelope() {
        return new Envelope(
                NameBasedUuid.of(LifecycleEvent.TYPE, id).toString(),
                occurredAtChecked(),
                origin == null ? Origin.LIVE : origin,
                new LifecycleEvent(id, eventChecked(), organizationId, userId, occurrenceKey, propertiesChecked()));
    }

    private String eventChecked() {
        check(!LifecycleEvent.isReserved(event), "event", "must not be a name of ours");
        return event;
    }

    private Instant occurredAtChecked() {
        check(!occurredAt.isBefore(Instant.EPOCH), "occurred_at", "must be after 1970 began");
        return Objects.requireNonNull(Fields.instant(occurredAt, "occurred_at"));
    }

    private Map<String, JsonNode> propertiesChecked() {
        var size = properties.toString().getBytes(StandardCharsets.UTF_8).length;
        check(size <= MAX_PROPERTIES, "properties", "must not be larger than 64 KiB");
        check(Printable.is(properties), "properties", "must not hold a number of more than 40 digits");
        var values = new LinkedHashMap<String, JsonNode>();
        properties.properties().forEach(each -> values.put(each.getKey(), each.getValue()));
        return values;
    }
}
