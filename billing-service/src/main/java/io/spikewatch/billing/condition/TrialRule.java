package io.spikewatch.billing.condition;

import io.spikewatch.billing.alert.AlertType;
import io.spikewatch.billing.alert.Condition;
import io.spikewatch.billing.alert.Metadata;
import io.spikewatch.billing.subscription.Subscription;
import io.spikewatch.messages.BillingAlertRaised.Severity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A trial in its last days, counted in UTC days; the very last one is critical, and the two before it. */
record TrialRule(Subscription subscription, LocalDate today) {

    private static final int LAST_DAYS = 5;
    private static final int CRITICAL_DAYS = 2;

    Optional<Condition> condition() {
        return Optional.ofNullable(subscription.trialEndsAt())
                .filter(end -> subscription.status() == Subscription.Status.TRIALING)
                .map(end -> new Metadata.Trial(
                        ChronoUnit.DAYS.between(today, LocalDate.ofInstant(end, ZoneOffset.UTC)), end))
                .filter(trial -> trial.daysRemaining() >= 0 && trial.daysRemaining() <= LAST_DAYS)
                .map(TrialRule::condition);
    }

    private static Condition condition(Metadata.Trial trial) {
        var severity = trial.daysRemaining() <= CRITICAL_DAYS ? Severity.CRITICAL : Severity.WARNING;
        return new Condition(
                AlertType.TRIAL_EXPIRING, "", severity, "Trial expires " + when(trial.daysRemaining()), trial, null);
    }

    private static String when(long days) {
        if (days == 0) {
            return "today";
        }
        return days == 1 ? "in 1 day" : "in " + days + " days";
    }
}
