package io.spikewatch.app.spike;

import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.spike.ToldSpike.WithdrawnEntry;
import io.spikewatch.messages.UsageSpikeDetected;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads from notifications which spikes they tell of, whatever campaign sent them. */
@Component
public class ToldSpikes {

    private static final String ANY = "usage";

    private final JsonMapper json;

    ToldSpikes(JsonMapper json) {
        this.json = json;
    }

    /** Empty if the notification is about something else. */
    public Optional<ToldSpike> of(Notification notification) {
        var metadata = json.readTree(notification.metadata());
        return isSpike(notification, metadata)
                ? Optional.of(new ToldSpike(
                        notification.sourceId(),
                        text(metadata, "organization_id"),
                        withdrawn(metadata),
                        metadata.path(ToldSpike.HOLDS_AGAIN).asBoolean(false),
                        metadata.path(ToldSpike.USEFUL).isBoolean()
                                ? metadata.path(ToldSpike.USEFUL).booleanValue()
                                : null))
                : Optional.empty();
    }

    private static boolean isSpike(Notification notification, JsonNode metadata) {
        return notification.sourceType().equals("billing")
                && (metadata.has("spikes") || UsageSpikeDetected.TYPE.equals(text(metadata, "event")));
    }

    private static List<WithdrawnEntry> withdrawn(JsonNode metadata) {
        return StreamSupport.stream(metadata.path("withdrawn").spliterator(), false)
                .map(each -> new WithdrawnEntry(
                        metricOf(metadata, text(each, "episode_id")),
                        Objects.requireNonNullElse(text(each, "reason"), "")))
                .toList();
    }

    private static String metricOf(JsonNode metadata, @Nullable String episodeId) {
        return StreamSupport.stream(metadata.path("spikes").spliterator(), false)
                .filter(each -> Objects.equals(text(each, "episode_id"), episodeId))
                .map(each -> Objects.requireNonNullElse(text(each, "metric"), ANY))
                .findFirst()
                .orElse(ANY);
    }

    private static @Nullable String text(JsonNode object, String name) {
        var value = object.path(name);
        return value.isString() ? value.stringValue() : null;
    }
}
