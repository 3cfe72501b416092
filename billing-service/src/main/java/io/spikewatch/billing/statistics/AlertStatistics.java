package io.spikewatch.billing.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.spikewatch.billing.alert.AlertType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the alerts that were raised in a range of days. */
record AlertStatistics(
        long total,
        long acknowledged,

        @Schema(description = "Acknowledged by total, from 0 to 1; null where there is none")
        @JsonProperty("acknowledgedShare")
        @Nullable
        Double acknowledgedShare,

        @Schema(description = "Of those acknowledged; null where there is none")
        @JsonProperty("meanSecondsToAcknowledge")
        @Nullable
        Double meanSecondsToAcknowledge,

        @Schema(description = "Most common first") @JsonProperty("byType")
        List<TypeCount> byType,

        @Schema(description = "Every day of the range") @JsonProperty("perDay")
        List<DayCount> perDay) {

    static AlertStatistics of(Totals totals, List<TypeCount> byType, List<DayCount> perDay) {
        return new AlertStatistics(
                totals.total(),
                totals.acknowledged(),
                totals.acknowledgedShare(),
                totals.meanSecondsToAcknowledge(),
                byType,
                perDay);
    }

    @Schema(name = "AlertTypeCount")
    record TypeCount(@JsonProperty("alertType") AlertType alertType, long count) {}

    @Schema(name = "AlertDayCount")
    record DayCount(LocalDate date, long count) {}

    record Totals(long total, long acknowledged, @Nullable Double meanSecondsToAcknowledge) {

        @Nullable
        Double acknowledgedShare() {
            return total == 0 ? null : (double) acknowledged / total;
        }
    }
}
