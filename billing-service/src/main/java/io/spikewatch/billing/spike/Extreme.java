package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.UsageHistory;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How remarkable a count is among those before it.
 *
 * @param since the last day with at least as high a count, or at least as low a one after a drop; null: none
 * @param days reported days looked back on
 */
record Extreme(@Nullable LocalDate since, int days) {

    /** How long people's memory is taken to be. */
    static final int LOOK_BACK = 104;

    static Extreme of(UsageHistory history, LocalDate today, boolean rise) {
        var observed = history.on(today).orElseThrow();
        var days = 0;
        for (var date = today.minusDays(1); !date.isBefore(today.minusDays(LOOK_BACK)); date = date.minusDays(1)) {
            var count = history.on(date);
            if (count.isPresent()) {
                days++;
                if (rise ? count.getAsLong() >= observed : count.getAsLong() <= observed) {
                    return new Extreme(date, days);
                }
            }
        }
        return new Extreme(null, days);
    }
}
