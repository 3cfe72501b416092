package io.spikewatch.app.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the types of notifications are called on pages. */
public final class NotificationTypes {

    private static final Map<String, String> LABELS =
            new TreeMap<>(Map.of("billing_alert", "Billing alerts", "usage_spike", "Usage spikes"));

    private NotificationTypes() {}

    public static String labelOf(String type) {
        return LABELS.getOrDefault(type, type.replace('_', ' '));
    }

    public static List<Choice> choices(@Nullable String chosen) {
        var all = new Choice("", "All types", chosen == null || chosen.isBlank());
        return Stream.concat(
                        Stream.of(all),
                        LABELS.entrySet().stream()
                                .map(each -> new Choice(
                                        each.getKey(),
                                        each.getValue(),
                                        each.getKey().equals(chosen))))
                .toList();
    }
}
