package io.spikewatch.billing.explanation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Rule;

/** How much the history that a day was compared with has to say. */
public enum Confidence {
    @JsonProperty("normal")
    NORMAL,
    /** Less than four weeks of usual days. */
    @JsonProperty("short_history")
    SHORT_HISTORY,
    /** Days differ much from each other anyway. */
    @JsonProperty("noisy")
    NOISY,
    /** Most days bring nothing. */
    @JsonProperty("intermittent")
    INTERMITTENT;

    private static final int SETTLED_DAYS = 28;
    private static final double NOISY_SIGMA = 0.4;

    static Confidence of(Judgement judgement) {
        var finding = judgement.finding();
        if (finding != null && finding.rule() == Rule.INTERMITTENT) {
            return INTERMITTENT;
        }
        if (judgement.historyDays() < SETTLED_DAYS) {
            return SHORT_HISTORY;
        }
        return judgement.sigma() >= NOISY_SIGMA ? NOISY : NORMAL;
    }
}
