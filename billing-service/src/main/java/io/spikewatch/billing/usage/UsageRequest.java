package io.spikewatch.billing.usage;

import io.spikewatch.billing.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * What somebody asks.
 *
 * @param known the ETags of the answers that the caller still has, as in {@code If-None-Match}; a wildcard is no answer
 */
public record UsageRequest(
        Caller caller, UsageParameters parameters, @Nullable String known) {

    boolean isConditional() {
        return known != null;
    }

    boolean knows(ETag current) {
        return known != null && ETag.parse(known).stream().anyMatch(each -> each.compare(current, false));
    }
}
