package io.spikewatch.app.event;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The customer an event is about, and how the event words itself.
 *
 * @param organizationId the customer's organization, where known
 * @param accountId the customer's account, where there is one
 * @param name what to call the customer
 * @param wording what campaigns without a template say; a side that is absent has nothing to be told by them
 * @param withdrawn whether the event turned out not to be so, which leaves nothing to tell
 */
public record Subject(
        @Nullable String organizationId,
        @Nullable UUID accountId,
        String name,
        Map<Side, Content> wording,
        boolean withdrawn) {

    /** The subject of an event that holds. */
    public Subject(@Nullable String organizationId, @Nullable UUID accountId, String name, Map<Side, Content> wording) {
        this(organizationId, accountId, name, wording, false);
    }
}
