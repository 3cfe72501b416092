package io.spikewatch.billing.acknowledgement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.spikewatch.billing.alert.AlertType;
import io.spikewatch.messages.BillingAlertRaised.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** All of an organization's alerts, counted. */
@Schema(description = "Counts all of the organization's alerts; every severity and type is there")
record AlertSummary(
        long total,

        @Schema(description = "Open ones: neither acknowledged nor resolved")
        long unacknowledged,

        @Schema(example = "{\"info\": 1, \"warning\": 2, \"critical\": 2}") @JsonProperty("bySeverity")
        Map<String, Long> bySeverity,

        @JsonProperty("byType") Map<String, Long> byType) {

    static AlertSummary of(List<Count> counts) {
        return new AlertSummary(
                counts.stream().mapToLong(Count::total).sum(),
                counts.stream().mapToLong(Count::open).sum(),
                totals(
                        Severity.values(),
                        severity -> severity.name().toLowerCase(Locale.ROOT),
                        counts,
                        Count::severity),
                totals(AlertType.values(), AlertType::word, counts, Count::alertType));
    }

    private static <T> Map<String, Long> totals(
            T[] all, Function<T, String> word, List<Count> counts, Function<Count, String> of) {
        var totals = new LinkedHashMap<String, Long>();
        Arrays.stream(all).forEach(each -> totals.put(word.apply(each), 0L));
        counts.forEach(count -> totals.merge(of.apply(count), count.total(), Long::sum));
        return totals;
    }

    /** The alerts of one type and severity. */
    record Count(String alertType, String severity, long total, long open) {}
}
