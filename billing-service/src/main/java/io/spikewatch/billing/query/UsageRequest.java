package io.spikewatch.billing.query;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.WebRequest;

/** What somebody asks by a {@link UsageOperation}. */
public record UsageRequest(Caller caller, WebRequest http) {

    /** Throws a 400 problem that names the parameter at fault, 403 if the caller may not ask for the organization. */
    public UsageQuery query(Measure measure, UsageTypes catalogue) {
        return reader().query(measure, catalogue, caller);
    }

    /** Throws a 400 problem if it is a page of another query. */
    public Page page(UsageQuery query) {
        return reader().page(query);
    }

    private QueryReader reader() {
        return new QueryReader(this::parameter);
    }

    private @Nullable String parameter(String name) {
        var values = http.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw Problem.invalid(name, "must be given once");
        }
        return values == null ? null : values[0];
    }

    public boolean isConditional() {
        return known() != null;
    }

    /** A wildcard is no answer. */
    public boolean knows(ETag current) {
        var known = known();
        return known != null && ETag.parse(known).stream().anyMatch(each -> each.compare(current, false));
    }

    private @Nullable String known() {
        return http.getHeader(HttpHeaders.IF_NONE_MATCH);
    }
}
