package io.spikewatch.app.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What detection concluded about one usage type on one date, what it expected, and the days around it. */
public record SpikeExplanation(
        String usageType,
        @Nullable String metric,
        @Nullable String label,
        @Nullable String teamId,
        @Nullable String teamName,
        LocalDate date,
        Verdict verdict,
        @Nullable String direction,
        @Nullable BigDecimal observed,
        @Nullable BigDecimal expected,
        @Nullable BigDecimal expectedLow,
        @Nullable BigDecimal expectedHigh,
        @Nullable BigDecimal factor,
        @Nullable BigDecimal percentChange,
        @Nullable LocalDate episodeStart,
        @Nullable String sentence,
        @Nullable List<TeamShare> topTeams,
        @Nullable List<Day> days) {

    /** The conclusion: a spike began, one goes on, nothing unusual, or no judgement possible. */
    public enum Verdict {
        @JsonProperty("spiking")
        SPIKING,
        @JsonProperty("in_episode")
        IN_EPISODE,
        @JsonProperty("normal")
        NORMAL,
        @JsonProperty("too_little_history")
        TOO_LITTLE_HISTORY,
        @JsonProperty("no_report")
        NO_REPORT
    }

    /** One team's part; the share is of the whole change, 1 being all of it. */
    public record TeamShare(
            String teamId,
            @Nullable String teamName,
            @Nullable BigDecimal observed,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal shareOfChange) {}

    /** One day; without a report nothing was observed, before there is enough history nothing is expected. */
    public record Day(
            LocalDate date,
            @Nullable BigDecimal observed,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal expectedLow,
            @Nullable BigDecimal expectedHigh,
            boolean spike) {}
}
