package io.spikewatch.app.hold;

import io.spikewatch.app.campaign.Campaign;
import io.spikewatch.app.message.Messages;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.LifecycleEvent;
import io.spikewatch.messages.NameBasedUuid;
import io.spikewatch.messages.Origin;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Has operators hear of mass sends: by campaigns like any other, of events that we send ourselves. */
@Component
class OperatorNews {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Messages messages;
    private final Organizations organizations;
    private final Clock clock;

    OperatorNews(Messages messages, Organizations organizations, Clock clock) {
        this.messages = messages;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** What is only noticed is told once a UTC day: the second message of the same id has no effect. */
    @EventListener
    void on(MassSend found) {
        var properties = properties(found.campaign(), found.excess());
        if (found.hold() == null) {
            var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            var id = NameBasedUuid.of("mass_send_noticed", found.campaign().key(), today.toString());
            tell("mass_send_noticed", id, properties);
        } else {
            properties.put("hold", JSON.stringNode(found.hold().toString()));
            tell("mass_send_held", found.hold(), properties);
        }
    }

    private static Map<String, JsonNode> properties(Campaign campaign, Excess excess) {
        var properties = new HashMap<String, JsonNode>();
        properties.put("campaign", JSON.stringNode(campaign.key()));
        properties.put("sends", JSON.numberNode(excess.sends()));
        properties.put("usual", JSON.numberNode(Math.round(excess.usual())));
        properties.put("limit", JSON.numberNode(excess.limit()));
        return properties;
    }

    private void tell(String event, UUID factId, Map<String, JsonNode> properties) {
        var id = factId.toString();
        messages.receive(new Envelope(
                id,
                clock.instant(),
                Origin.LIVE,
                new LifecycleEvent(id, event, organizations.vendorId(), null, id, properties)));
    }
}
