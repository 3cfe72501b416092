package io.spikewatch.app.event;

import io.spikewatch.app.account.CustomerIds;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact that campaigns tell.
 *
 * @param name what campaigns call such facts
 * @param id the fact's own id, whatever message brought it
 * @param occurrence what a family of campaigns tells one person only once
 * @param customer whom it is about, as the message names them
 * @param properties what campaigns' conditions and templates can name
 */
public record Event(String name, String id, String occurrence, CustomerIds customer, Map<String, Object> properties) {

    /** The customer's organization, where known. */
    public @Nullable String organizationId() {
        return customer.organizationId();
    }

    /**
     * What would make it worth another try if there is nobody to tell, in the words of
     * {@link io.spikewatch.app.message.Messages#retryWaiting}.
     */
    public Set<String> awaits() {
        return Awaited.of(customer);
    }
}
