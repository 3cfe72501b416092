package io.spikewatch.billing.spend;

import io.spikewatch.billing.history.Forecast;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.subscription.BillingPeriod;
import java.time.LocalDate;
import java.util.List;

/**
 * The days that a query's spend depends on, both ends included: whole billing periods, as days are priced by what came
 * before them and the last period is projected to its end, and the weeks that a projection looks back on.
 */
record Span(LocalDate from, LocalDate to) {

    /** @param periods those with a day in the query, in order */
    static Span of(UsageQuery query, List<BillingPeriod> periods) {
        var span = new Span(query.firstDay(), query.to());
        if (periods.isEmpty()) {
            return span;
        }
        var last = periods.get(periods.size() - 1);
        return span.with(periods.get(0).start())
                .with(last.start().minusWeeks(Forecast.WEEKS))
                .with(last.end().minusDays(1));
    }

    private Span with(LocalDate day) {
        return new Span(day.isBefore(from) ? day : from, day.isAfter(to) ? day : to);
    }
}
