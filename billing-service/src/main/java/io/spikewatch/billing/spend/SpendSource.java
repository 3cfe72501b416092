package io.spikewatch.billing.spend;

import io.spikewatch.billing.answer.SeriesSource;
import io.spikewatch.billing.answer.UsageReader;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.query.Measure;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.series.Results;
import io.spikewatch.billing.subscription.BillingPeriod;
import io.spikewatch.billing.subscription.Subscriptions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Usage in money, by the billing periods that its days fall into. */
@Component
class SpendSource implements SeriesSource<Money> {

    private final DailyUsages usages;
    private final UsageReader reader;
    private final Subscriptions subscriptions;
    private final UsageTypes catalogue;

    SpendSource(DailyUsages usages, UsageReader reader, Subscriptions subscriptions, UsageTypes catalogue) {
        this.usages = usages;
        this.reader = reader;
        this.subscriptions = subscriptions;
        this.catalogue = catalogue;
    }

    @Override
    public Measure measure() {
        return Measure.SPEND;
    }

    @Override
    public Reading<Money> about(UsageQuery query) {
        return new SpendReading(query, subscriptions.periods(query.organizationId(), query.firstDay(), query.to()));
    }

    private final class SpendReading implements Reading<Money> {

        private final UsageQuery query;
        private final List<BillingPeriod> periods;

        SpendReading(UsageQuery query, List<BillingPeriod> periods) {
            this.query = query;
            this.periods = periods;
        }

        /** With the plans and prices of the periods; the catalogue counts as a whole in a period's spend. */
        @Override
        public String version() {
            return usages.version(query.organizationId()) + " " + periods + " " + catalogue.all();
        }

        @Override
        public long size() {
            return reader.size(query);
        }

        @Override
        public Results<Money> results() {
            var span = Span.of(query, periods);
            var totals = usages.withoutTeams(query.organizationId(), span.from(), span.to());
            var head = SpendHead.of(query, periods, totals, catalogue.all());
            var usage = query.readsTeams() ? reader.read(query) : totals;
            var rows = new SpendRows(
                    query, usage, type -> Charges.of(type, periods, span.from(), totals.counts(type.key())));
            return new Results<>(
                    head::write,
                    usage.missingDays(query.from(), query.to()),
                    rows.groups(),
                    UsageReader.unpackedSize(usage));
        }
    }
}
