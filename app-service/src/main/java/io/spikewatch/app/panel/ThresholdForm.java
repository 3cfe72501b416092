package io.spikewatch.app.panel;

import io.spikewatch.app.billing.AlertThreshold;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Thresholds as somebody entered them, right or wrong.
 *
 * @param fields by names such as {@code percent.tokens}
 */
record ThresholdForm(HashMap<String, String> fields) implements Serializable {

    static final String PERCENT = "percent.";
    static final String ABSOLUTE = "absolute.";

    private static final int MOST_PERCENT = 100;

    /** The largest count a usage report may have. */
    private static final long MOST_COUNT = 1L << 53;

    /** Whatever else a form has is left out. */
    static ThresholdForm entered(Map<String, String> parameters) {
        var fields = new HashMap<>(parameters);
        fields.keySet().removeIf(each -> !each.startsWith(PERCENT) && !each.startsWith(ABSOLUTE));
        return new ThresholdForm(fields);
    }

    static ThresholdForm of(Map<String, AlertThreshold> thresholds) {
        var fields = new HashMap<String, String>();
        thresholds.forEach((type, threshold) -> {
            fields.put(PERCENT + type, Objects.toString(threshold.percent(), ""));
            fields.put(ABSOLUTE + type, Objects.toString(threshold.absolute(), ""));
        });
        return new ThresholdForm(fields);
    }

    String entered(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /** What is wrong, by field. */
    HashMap<String, String> complaints() {
        var complaints = new HashMap<String, String>();
        fields.keySet().forEach(field -> {
            var most = field.startsWith(PERCENT) ? MOST_PERCENT : MOST_COUNT;
            if (!entered(field).isEmpty() && number(field, most) == null) {
                complaints.put(field, "must be a whole number from 1 to " + "%,d".formatted(most));
            }
        });
        return complaints;
    }

    /** Those of types for which anything was entered. */
    Map<String, AlertThreshold> thresholds() {
        var thresholds = new LinkedHashMap<String, AlertThreshold>();
        types().forEach(type -> {
            var percent = number(PERCENT + type, MOST_PERCENT);
            var absolute = number(ABSOLUTE + type, MOST_COUNT);
            if (percent != null || absolute != null) {
                thresholds.put(type, new AlertThreshold(percent == null ? null : percent.intValue(), absolute));
            }
        });
        return thresholds;
    }

    private Stream<String> types() {
        return fields.keySet().stream()
                .map(each -> each.substring(each.indexOf('.') + 1))
                .distinct();
    }

    private @Nullable Long number(String field, long most) {
        var text = entered(field);
        if (!text.matches("\\d{1,16}")) {
            return null;
        }
        var number = Long.parseLong(text);
        return number >= 1 && number <= most ? number : null;
    }
}
