package io.spikewatch.billing.explanation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What explains a judged day, beside the comparison itself. Spikes told before it was known have none of it, and neither have
 * days that nothing was compared with.
 *
 * @param absoluteDelta observed less expected
 * @param typicalSameWeekday the middle of the weekday's last four usual counts
 * @param highestSince the last day with at least as high a count; null: none, or a drop
 * @param lowestSince likewise after a drop
 * @param historyDays usual days that it was compared with
 * @param episodeStart the first day of the episode that it belongs to, as are the next three
 * @param episodeDay 1 on its first day
 * @param peakFactor the furthest from 1 so far
 * @param sustained it has lasted for three days at least
 * @param suppression why people are not told though the day is far off; {@code fleet}: as so many dropped on it; {@code
 *     incomplete}: as it may yet rise; of a team besides: as its organization is the story, its part is small, a glance at
 *     all teams does not pick it, or other teams' changes are larger
 * @param calendarNote holidays, ends of months and earlier days like it, in words
 * @param sensitivityHash differs where the numbers behind the sensitivity do
 * @param relatedMetrics what else moved alike on that day
 */
public record Explanation(
        @Schema(description = "Observed less expected") @Nullable
        BigDecimal absoluteDelta,

        @Schema(description = "The middle of the weekday's last four usual counts") @Nullable
        BigDecimal typicalSameWeekday,

        @JsonProperty("mean_last_28") @Nullable BigDecimal meanLast28,

        @Schema(description = "The last day with at least as high a count; null: none, or a drop") @Nullable
        LocalDate highestSince,

        @Schema(description = "Likewise after a drop") @Nullable
        LocalDate lowestSince,

        @Nullable Integer historyDays,

        @Schema(description = "By how improbable the day is and how large its change, the lesser of both") @Nullable
        Severity severity,

        @Schema(description = "What the history lacks: weeks, steadiness, or days with usage") @Nullable
        Confidence confidence,

        @Nullable LocalDate episodeStart,

        @Schema(description = "1 on the first day of the episode that the day belongs to") @Nullable
        Integer episodeDay,

        @Schema(description = "The episode's factor furthest from 1 so far") @Nullable
        BigDecimal peakFactor,

        @Schema(description = "Whether the episode has lasted for three days at least") @Nullable
        Boolean sustained,

        @Schema(
                description =
                        "Why people are not told though the day is far off; of a team also because of its organization's own spike, a change that is small for the organization or does not stand out at a glance, or larger ones of other teams",
                allowableValues = {
                    "weekly",
                    "monthly",
                    "holiday",
                    "likely_day_off",
                    "immaterial",
                    "cool_down",
                    "return_to_old_level",
                    "fleet",
                    "incomplete",
                    "organization",
                    "small_part",
                    "glance",
                    "larger_teams"
                })
        @Nullable
        String suppression,

        @Schema(description = "Holidays, ends of months and earlier days like it, in words") @Nullable
        String calendarNote,

        @Nullable DataQuality dataQuality,
        @Nullable BaselineWindow baselineWindow,

        @Nullable @Schema(allowableValues = {"high", "medium", "low"})
        String sensitivity,

        @Schema(description = "Differs where the numbers behind the sensitivity do") @Nullable
        String sensitivityHash,

        @Schema(description = "What else moved alike on that day") @Nullable
        List<String> relatedMetrics) {

    /** Of a day that nothing was compared with. */
    public static final Explanation NONE = new Explanation(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null);

    /** The same, with another reason for telling nobody. */
    public Explanation suppressed(String reason) {
        return new Explanation(
                absoluteDelta,
                typicalSameWeekday,
                meanLast28,
                highestSince,
                lowestSince,
                historyDays,
                severity,
                confidence,
                episodeStart,
                episodeDay,
                peakFactor,
                sustained,
                reason,
                calendarNote,
                dataQuality,
                baselineWindow,
                sensitivity,
                sensitivityHash,
                relatedMetrics);
    }
}
