package io.spikewatch.billing.explanation;

import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.detector.Judgement;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How remarkable a count is among those before it.
 *
 * @param since the last day with at least as high a count, or at least as low a one after a drop; null: none
 * @param days reported days looked back on
 */
public record Extreme(@Nullable LocalDate since, int days) {

    /** Among the days of the history. */
    public static Extreme of(UsageHistory history, Judgement judgement) {
        var days = 0;
        var date = LocalDate.ofEpochDay(judgement.epochDay()).minusDays(1);
        for (; !date.isBefore(history.first()); date = date.minusDays(1)) {
            var count = history.on(date);
            if (count.isPresent()) {
                days++;
                if (isAsExtreme(count.getAsLong(), judgement)) {
                    return new Extreme(date, days);
                }
            }
        }
        return new Extreme(null, days);
    }

    private static boolean isAsExtreme(long count, Judgement judgement) {
        return isRise(judgement) ? count >= judgement.observed() : count <= judgement.observed();
    }

    static boolean isRise(Judgement judgement) {
        return judgement.observed() >= judgement.expected();
    }
}
