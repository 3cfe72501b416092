package io.spikewatch.app.event;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact that campaigns tell.
 *
 * @param name what campaigns call such facts
 * @param id the fact's own id, whatever message brought it
 * @param occurrence what a family of campaigns tells one person only once
 * @param organizationId the customer it is about, where known
 * @param awaits what would make it worth another try if there is nobody to tell, in the words of
 *     {@link io.spikewatch.app.message.Messages#retryWaiting}
 * @param properties what campaigns' conditions and templates can name
 */
public record Event(
        String name,
        String id,
        String occurrence,
        @Nullable String organizationId,
        Set<String> awaits,
        Map<String, Object> properties) {}
