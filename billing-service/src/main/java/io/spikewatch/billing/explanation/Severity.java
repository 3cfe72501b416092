package io.spikewatch.billing.explanation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.spikewatch.detector.Judgement;

/** How bad a day far off is: it takes both, that it is improbable and that the change is large for the organization. */
public enum Severity {
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH;

    private static final double IMPROBABLE = 5;
    private static final double VERY_IMPROBABLE = 8;

    /** Shares of the average day. */
    private static final double LARGE_RISE = 0.75;

    private static final double VERY_LARGE_RISE = 2;
    private static final double LARGE_DROP = 0.5;
    private static final double VERY_LARGE_DROP = 0.75;

    public static Severity of(Judgement judgement) {
        var byScore = grade(Math.abs(judgement.score()), IMPROBABLE, VERY_IMPROBABLE);
        var change = (judgement.observed() - judgement.expected()) / averageDay(judgement);
        var bySize =
                change > 0 ? grade(change, LARGE_RISE, VERY_LARGE_RISE) : grade(-change, LARGE_DROP, VERY_LARGE_DROP);
        return byScore.compareTo(bySize) < 0 ? byScore : bySize;
    }

    private static double averageDay(Judgement judgement) {
        return Double.isNaN(judgement.meanLast28()) ? judgement.expected() : judgement.meanLast28();
    }

    private static Severity grade(double value, double medium, double high) {
        if (value >= high) {
            return HIGH;
        }
        return value >= medium ? MEDIUM : LOW;
    }
}
