package io.spikewatch.app.campaign;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact that campaigns tell.
 *
 * @param id the fact's own id, whatever message brought it
 * @param occurrence what a family of campaigns tells one person only once
 * @param organizationId the customer it is about, where known
 * @param awaits what would make it worth another try if there is nobody to tell, in the words of
 *     {@link io.spikewatch.app.message.Messages#retryWaiting}
 */
public record Event(String id, String occurrence, @Nullable String organizationId, Set<String> awaits) {}
