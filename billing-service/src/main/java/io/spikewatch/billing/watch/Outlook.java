package io.spikewatch.billing.watch;

import io.spikewatch.billing.alert.BillingAlert;
import io.spikewatch.billing.limit.UsageForecast;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is foreseen of an alert's usage, in a sentence for people. */
final class Outlook {

    private Outlook() {}

    /** Null where the limit isn't foreseen to be reached. */
    static @Nullable String of(BillingAlert alert) {
        var forecast = alert.forecast();
        return forecast == null || forecast.limitReachedOn() == null
                ? null
                : "At this pace the plan's limit is reached " + when(forecast, forecast.limitReachedOn());
    }

    private static String when(UsageForecast forecast, LocalDate day) {
        long days = Objects.requireNonNull(forecast.daysLeft());
        if (days == 0) {
            return "today";
        }
        return "on " + day + (days == 1 ? ", in 1 day" : ", in " + days + " days");
    }
}
