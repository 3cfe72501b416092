package io.spikewatch.billing.stripe;

import io.spikewatch.billing.subscription.Word.Occasion;
import io.spikewatch.web.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Understands events in any version of Stripe's API, which the models of its library don't. */
@Component
class StripeEventReader {

    private static final Map<String, Occasion> OCCASIONS = Map.of(
            "customer.subscription.created", Occasion.BEGINNING,
            "customer.subscription.trial_will_end", Occasion.TRIAL_ENDING,
            "customer.subscription.updated", Occasion.CHANGE,
            "customer.subscription.deleted", Occasion.END);

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private record Envelope(
            @Nullable String id,
            @Nullable String type,
            @Nullable Instant created,
            @Nullable Data data) {}

    private record Data(@Nullable JsonNode object) {}

    /** Empty if the event is about something else. Throws a 400 problem if it is about a subscription and unclear. */
    Optional<StripeEvent> read(String payload) {
        try {
            var envelope = Optional.ofNullable(json.readValue(payload, Envelope.class))
                    .orElseThrow(StripeEventReader::unclear);
            return Optional.ofNullable(envelope.type()).map(OCCASIONS::get).map(occasion -> event(envelope, occasion));
        } catch (JacksonException e) {
            throw unclear();
        }
    }

    private StripeEvent event(Envelope envelope, Occasion occasion) {
        var data = envelope.data();
        if (envelope.id() == null
                || envelope.type() == null
                || envelope.created() == null
                || data == null
                || data.object() == null) {
            throw unclear();
        }
        var subscription = json.treeToValue(data.object(), StripeSubscription.class);
        if (subscription.hasBegun() && !subscription.isComplete()) {
            throw unclear();
        }
        return new StripeEvent(envelope.id(), envelope.type(), occasion, envelope.created(), subscription);
    }

    private static Problem unclear() {
        return Problem.of(HttpStatus.BAD_REQUEST, "malformed_event", "The event is not what Stripe sends.");
    }
}
