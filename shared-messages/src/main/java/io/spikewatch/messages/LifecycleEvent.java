package io.spikewatch.messages;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something happened in a customer's life, as another backend tells it for campaigns.
 *
 * @param id the fact's own id, whatever message brings it
 * @param event what happened: a word such as {@code startup_plan_customer_added}
 * @param userId who did it, or whom it is about
 * @param occurrenceKey what a family of campaigns tells once; null: what is told once per organization
 * @param properties what else is known of it: JSON of any kind, in the sender's order
 */
public record LifecycleEvent(
        String id,
        String event,
        String organizationId,
        @Nullable String userId,
        @Nullable String occurrenceKey,
        Map<String, JsonNode> properties)
        implements BillingMessage {

    public static final String TYPE = "lifecycle_event";

    private static final Set<String> TYPES =
            Set.of(UsageSpikeDetected.TYPE, SubscriptionChanged.TYPE, BillingAlertRaised.TYPE, TYPE);
    private static final String OPERATOR_NEWS = "mass_send_";

    public LifecycleEvent {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Whether a name is for us alone: that of a type of messages, or of what app-service tells its operators. */
    public static boolean isReserved(String event) {
        return TYPES.contains(event) || event.startsWith(OPERATOR_NEWS);
    }
}
