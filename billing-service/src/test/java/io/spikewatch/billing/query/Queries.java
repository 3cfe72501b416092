package io.spikewatch.billing.query;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.billing.access.CallerRole;
import io.spikewatch.billing.catalog.UsageTypes;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Queries of all usage by team, in three days. */
public final class Queries {

    private Queries() {}

    public static UsageQuery usage() {
        return query(Measure.USAGE, null, null);
    }

    public static UsageQuery spend() {
        return query(Measure.SPEND, null, null);
    }

    public static UsageQuery top(int top) {
        return query(Measure.USAGE, Integer.toString(top), null);
    }

    public static UsageQuery withoutZeros() {
        return query(Measure.USAGE, null, "false");
    }

    private static UsageQuery query(Measure measure, @Nullable String top, @Nullable String includeZeros) {
        var parameters = new HashMap<String, @Nullable String>();
        parameters.put("organization_id", "org-1");
        parameters.put("start_date", "2025-06-02");
        parameters.put("end_date", "2025-06-04");
        parameters.put("breakdowns", "[\"type\",\"team\"]");
        parameters.put("top", top);
        parameters.put("include_zeros", includeZeros);
        return new QueryReader(parameters::get)
                .query(measure, UsageTypes.shipped(), new Caller("user-1", "org-1", CallerRole.OWNER));
    }
}
