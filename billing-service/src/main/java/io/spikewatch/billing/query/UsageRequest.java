package io.spikewatch.billing.query;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.billing.catalog.UsageTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * What somebody asks.
 *
 * @param known the ETags of the answers that the caller still has, as in {@code If-None-Match}; a wildcard is no answer
 */
public record UsageRequest(
        Caller caller, UsageParameters parameters, @Nullable String known) {

    /** Throws a 400 problem that names the parameter at fault, 403 if the caller may not ask for the organization. */
    public UsageQuery query(Measure measure, UsageTypes catalogue) {
        return new QueryReader(parameters, catalogue).query(measure, caller);
    }

    /** Throws a 400 problem if it is a page of another query. */
    public Page page(UsageQuery query) {
        return QueryReader.page(parameters, query);
    }

    public boolean isConditional() {
        return known != null;
    }

    public boolean knows(ETag current) {
        return known != null && ETag.parse(known).stream().anyMatch(each -> each.compare(current, false));
    }
}
