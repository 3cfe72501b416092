package io.spikewatch.app.rehearsal;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.rehearsal.Rehearsal.Change;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares what two versions of a campaign do, part by part. */
@Component
class DefinitionChanges {

    private static final List<String> PARTS = List.of(
            "audience.to",
            "audience.where",
            "audience.except",
            "origins",
            "delay",
            "template.title",
            "template.body",
            "template.priority",
            "template.url");

    private final JsonMapper json;

    DefinitionChanges(JsonMapper json) {
        this.json = json;
    }

    List<Change> between(Optional<CampaignVersion> before, CampaignVersion now) {
        var from = before.map(CampaignVersion::definition)
                .<JsonNode>map(json::valueToTree)
                .orElseGet(json::createObjectNode);
        JsonNode to = json.valueToTree(now.definition());
        return PARTS.stream()
                .map(part -> new Change(part, text(from, part), text(to, part)))
                .filter(change -> !Objects.equals(change.from(), change.to()))
                .toList();
    }

    private static @Nullable String text(JsonNode definition, String part) {
        var value = definition.at("/" + part.replace('.', '/'));
        return value.isMissingNode() || value.isNull() ? null : value.toString();
    }
}
