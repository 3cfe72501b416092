package io.spikewatch.billing.explanation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import io.spikewatch.detector.Suppression;
import org.jspecify.annotations.Nullable;

/** Which rule found a spike, or kept one from being told. */
public enum DecidingRule {
    /** One day far from what its weekday should have brought. */
    @JsonProperty("point")
    POINT,
    /** Three reported days in a row, each off by an amount that alone would say little. */
    @JsonProperty("run")
    RUN,
    /** A first jump in a series too young to know its weekdays. */
    @JsonProperty("short_history")
    SHORT_HISTORY,
    /** A jump far above the largest in a series that is silent most of the time. */
    @JsonProperty("intermittent")
    INTERMITTENT,
    /** A day of an episode that is four times as far off as any before it. */
    @JsonProperty("escalation")
    ESCALATION,
    /** Far off, as on the same day of earlier weeks or months: nothing to tell. */
    @JsonProperty("recurrence")
    RECURRENCE;

    /** Null: nothing was found, or nothing new. */
    public static @Nullable DecidingRule of(Judgement judgement) {
        if (judgement.suppression() == Suppression.WEEKLY || judgement.suppression() == Suppression.MONTHLY) {
            return RECURRENCE;
        }
        var finding = judgement.finding();
        return judgement.outcome() == Outcome.SPIKE && finding != null
                ? valueOf(finding.rule().name())
                : null;
    }
}
