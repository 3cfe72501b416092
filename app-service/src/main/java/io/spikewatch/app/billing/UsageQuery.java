package io.spikewatch.app.billing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question about usage or spend, both dates included. Usage types and team ids are plain words; an empty list asks for
 * all of them.
 *
 * @param breakdowns any of {@code type} and {@code team}
 * @param interval {@code day}, {@code week} or {@code month}
 * @param top how many series to keep, the rest being added up; null keeps all
 */
public record UsageQuery(
        LocalDate start,
        LocalDate end,
        List<String> breakdowns,
        String interval,
        List<String> usageTypes,
        List<String> teamIds,
        boolean comparing,
        boolean includeZeros,
        @Nullable Integer top) {

    /** The same question in the words of the API, for calls and links alike. */
    public Map<String, List<String>> parameters() {
        var parameters = new LinkedHashMap<String, List<String>>();
        parameters.put("start_date", List.of(start.toString()));
        parameters.put("end_date", List.of(end.toString()));
        parameters.put("interval", List.of(interval));
        putArray(parameters, "breakdowns", breakdowns);
        putArray(parameters, "team_ids", teamIds);
        if (usageTypes.size() == 1 && !breakdowns.contains("type")) {
            parameters.put("usage_type", usageTypes);
        } else {
            putArray(parameters, "usage_types", usageTypes);
        }
        if (comparing) {
            parameters.put("compare", List.of("previous_period"));
        }
        if (!includeZeros) {
            parameters.put("include_zeros", List.of("false"));
        }
        if (top != null) {
            parameters.put("top", List.of(top.toString()));
        }
        return parameters;
    }

    private static void putArray(Map<String, List<String>> parameters, String name, List<String> words) {
        if (!words.isEmpty()) {
            parameters.put(name, List.of("[\"" + String.join("\",\"", words) + "\"]"));
        }
    }
}
