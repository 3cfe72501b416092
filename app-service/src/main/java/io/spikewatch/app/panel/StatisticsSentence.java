package io.spikewatch.app.panel;

import io.spikewatch.app.billing.AlertStatistics;
import io.spikewatch.app.page.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many alerts there were, how soon they were acknowledged, and what most of them were about. */
final class StatisticsSentence {

    private static final Map<String, String> TYPES = Map.of(
            "usage_soft_warning", "usage close to its limit",
            "usage_hard_warning", "a limit that is reached",
            "overage_incurred", "usage beyond the plan",
            "trial_expiring", "a trial about to end",
            "subscription_canceled", "a canceled subscription",
            "plan_upgraded", "an upgrade",
            "plan_downgraded", "a downgrade");

    private StatisticsSentence() {}

    /** Null where there is nothing to say. */
    static @Nullable String of(AlertStatistics statistics, int days) {
        if (statistics.total() == 0) {
            return null;
        }
        return "%s in the last %d days, %s acknowledged%s%s."
                .formatted(
                        statistics.total() == 1 ? "1 alert" : Figures.number(statistics.total()) + " alerts",
                        days,
                        share(statistics),
                        after(statistics.meanSecondsToAcknowledge()),
                        mostOf(statistics));
    }

    private static String share(AlertStatistics statistics) {
        if (statistics.acknowledged() == 0) {
            return "none";
        }
        return statistics.acknowledged() == statistics.total()
                ? "all"
                : Figures.share(
                        whole(statistics.acknowledged()).divide(whole(statistics.total()), 2, RoundingMode.HALF_UP));
    }

    private static String after(@Nullable Double seconds) {
        return seconds == null ? "" : " after " + words(Duration.ofSeconds(Math.round(seconds))) + " on average";
    }

    /** In the largest unit that there are two of. */
    static String words(Duration time) {
        if (time.toDays() >= 2) {
            return time.toDays() + " days";
        }
        if (time.toHours() >= 2) {
            return time.toHours() + " hours";
        }
        return time.toMinutes() >= 2 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }

    /** Nothing where two types are as common. */
    private static String mostOf(AlertStatistics statistics) {
        var types = statistics.byType();
        var most = types.get(0);
        if (types.size() > 1 && types.get(1).count() == most.count()) {
            return "";
        }
        var about = TYPES.getOrDefault(most.alertType(), most.alertType().replace('_', ' '));
        return (types.size() == 1 ? "; about " : "; most often about ") + about;
    }

    private static BigDecimal whole(long number) {
        return BigDecimal.valueOf(number);
    }
}
