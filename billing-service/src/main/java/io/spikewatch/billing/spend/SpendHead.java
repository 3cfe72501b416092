package io.spikewatch.billing.spend;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.history.DailyUsage;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.subscription.BillingPeriod;
import io.spikewatch.billing.subscription.BillingPeriod.Terms;
import io.spikewatch.web.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What an answer says of its money as a whole.
 *
 * @param currency of all its amounts; null where no plan is in force on any of its days, so that all are 0
 * @param period that the last day asked for is part of; null if it is of none
 */
record SpendHead(@Nullable String currency, @Nullable PeriodSpend period) {

    static SpendHead of(UsageQuery query, List<BillingPeriod> periods, DailyUsage totals, List<UsageType> types) {
        return new SpendHead(
                currency(query, periods),
                periods.stream()
                        .filter(period -> period.contains(query.to()))
                        .findFirst()
                        .map(period -> PeriodSpend.of(period, query.to(), totals, types))
                        .orElse(null));
    }

    /** Throws a 400 problem if the days have prices in several currencies, which don't add up. */
    private static @Nullable String currency(UsageQuery query, List<BillingPeriod> periods) {
        var currencies = periods.stream()
                .flatMap(period -> period.termsIn(query.firstDay(), query.to()).stream())
                .map(Terms::currency)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (currencies.size() > 1) {
            throw Problem.invalid(
                    "several_currencies",
                    "start_date",
                    "must leave days out, as the range has prices in " + String.join(" and ", currencies));
        }
        return currencies.isEmpty() ? null : currencies.get(0);
    }

    void write(JsonGenerator json) {
        json.writeStringProperty("currency", currency);
        if (period == null) {
            json.writeNullProperty("period");
            return;
        }
        json.writeObjectPropertyStart("period");
        json.writeStringProperty("start", period.start().toString());
        json.writeStringProperty("end", period.end().toString());
        json.writeStringProperty("plan", period.plan());
        json.writeStringProperty("currency", period.currency());
        write("spend", period.spend(), json);
        write("projected", period.projected(), json);
        json.writeStringProperty("data_until", Objects.toString(period.dataUntil(), null));
        json.writeEndObject();
    }

    private static void write(String name, @Nullable BigDecimal amount, JsonGenerator json) {
        json.writeName(name);
        if (amount == null) {
            json.writeNull();
        } else {
            json.writeNumber(Money.text(amount));
        }
    }
}
