package io.spikewatch.app.spike;

import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.spike.ToldSpike.WithdrawnEntry;
import io.spikewatch.messages.UsageSpikeDetected;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads from notifications which spikes they tell of, whatever campaign sent them. */
@Component
public class ToldSpikes {

    private static final String SPIKES = "spikes";
    private static final String EPISODE = "episode_id";
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
                        partsAgain(metadata),
                        metadata.path(ToldSpike.USEFUL).isBoolean()
                                ? metadata.path(ToldSpike.USEFUL).booleanValue()
                                : null))
                : Optional.empty();
    }

    private static boolean isSpike(Notification notification, JsonNode metadata) {
        return notification.sourceType().equals("billing")
                && (metadata.has(SPIKES) || UsageSpikeDetected.TYPE.equals(text(metadata, "event")));
    }

    private static List<WithdrawnEntry> withdrawn(JsonNode metadata) {
        return metadata.path(SpikeMetadata.WITHDRAWN)
                .valueStream()
                .map(each -> new WithdrawnEntry(
                        usageOf(metadata, text(each, EPISODE)), Objects.requireNonNullElse(text(each, "reason"), "")))
                .toList();
    }

    private static List<String> partsAgain(JsonNode metadata) {
        var withdrawn = metadata.path(SpikeMetadata.WITHDRAWN)
                .valueStream()
                .map(each -> text(each, EPISODE))
                .toList();
        return metadata.path(ToldSpike.WHOLLY_WITHDRAWN).asBoolean(false) && !withdrawn.isEmpty()
                ? metadata.path(SPIKES)
                        .valueStream()
                        .filter(each -> !withdrawn.contains(text(each, EPISODE)))
                        .map(ToldSpikes::usage)
                        .distinct()
                        .toList()
                : List.of();
    }

    private static String usageOf(JsonNode metadata, @Nullable String episodeId) {
        return metadata.path(SPIKES)
                .valueStream()
                .filter(each -> Objects.equals(text(each, EPISODE), episodeId))
                .map(ToldSpikes::usage)
                .findFirst()
                .orElse(ANY);
    }

    private static String usage(JsonNode entry) {
        var metric = Objects.requireNonNullElse(text(entry, "metric"), ANY);
        return metric + SpikeText.team(text(entry, "team_id"), text(entry, "team_name"));
    }

    private static @Nullable String text(JsonNode object, String name) {
        var value = object.path(name);
        return value.isString() ? value.stringValue() : null;
    }
}
