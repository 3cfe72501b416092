package io.spikewatch.app.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The usage types people can choose from, as pages call them. One that operators added goes by its own name. */
public final class UsageTypes {

    public static final String FIRST = "event_count_in_period";

    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    static {
        LABELS.put(FIRST, "Events");
        LABELS.put("enhanced_persons_event_count_in_period", "Events with person profiles");
        LABELS.put("exceptions_captured_in_period", "Exceptions");
        LABELS.put("recording_count_in_period", "Recordings");
        LABELS.put("mobile_recording_count_in_period", "Mobile recordings");
        LABELS.put("rows_synced_in_period", "Rows synced");
        LABELS.put("survey_responses_count_in_period", "Survey responses");
        LABELS.put("billable_feature_flag_requests_count_in_period", "Feature flag requests");
        LABELS.put("tokens", "Tokens");
        LABELS.put("playbook_runs", "Playbook runs");
        LABELS.put("seats", "Seats");
    }

    private UsageTypes() {}

    public static String labelOf(String usageType) {
        return LABELS.getOrDefault(usageType, usageType.replace('_', ' '));
    }

    public static List<Choice> choices(@Nullable String chosen) {
        var known = LABELS.keySet().stream();
        var keys = chosen == null || LABELS.containsKey(chosen) ? known : Stream.concat(known, Stream.of(chosen));
        return keys.map(key -> new Choice(key, labelOf(key), key.equals(chosen)))
                .toList();
    }
}
