package io.spikewatch.billing.subscription;

import io.spikewatch.billing.plan.Tier;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Days of an organization that are billed together.
 *
 * @param start its first day
 * @param end the day after its last; the start of the next period where that comes earlier than was told
 * @param terms by their first day, the first from the period's start on
 */
public record BillingPeriod(LocalDate start, LocalDate end, List<Terms> terms) {

    /**
     * What days cost, from one on to the next terms.
     *
     * @param currency null: the plan has no version yet that holds on these days; they cost nothing
     * @param prices by usage type
     */
    public record Terms(
            LocalDate from, String plan, @Nullable String currency, Map<String, List<Tier>> prices) {}

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }

    /** Those in force on a day of the period. */
    public Terms termsOn(LocalDate day) {
        var last = terms.get(0);
        for (var each : terms) {
            if (!each.from().isAfter(day)) {
                last = each;
            }
        }
        return last;
    }

    /** Those in force on a day of a range of which both ends count. */
    public List<Terms> termsIn(LocalDate first, LocalDate last) {
        return terms.stream()
                .filter(each -> !each.from().isAfter(last) && endOf(each).isAfter(first))
                .toList();
    }

    /** The day after the last on which the terms are in force. */
    private LocalDate endOf(Terms one) {
        var next = terms.indexOf(one) + 1;
        return next < terms.size() ? terms.get(next).from() : end;
    }
}
