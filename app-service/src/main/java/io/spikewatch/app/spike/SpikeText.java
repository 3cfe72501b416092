package io.spikewatch.app.spike;

import io.spikewatch.app.event.CodePoints;
import io.spikewatch.app.event.Content;
import io.spikewatch.app.notification.Priority;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.UsageSpikeDetected;
import io.spikewatch.messages.UsageSpikeDetected.Spike;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a usage spike says to a person. Lengths count code points. */
@Component
class SpikeText {

    static final int MAX_TITLE = Content.MAX_TITLE;
    static final int MAX_BODY = Content.MAX_BODY;

    private static final String GENERIC = "Unusual usage detected";

    private final SpikePriority priority;

    SpikeText(SpikePriority priority) {
        this.priority = priority;
    }

    String title(String accountName, UsageSpikeDetected spike) {
        var isDrop = !spike.spikes().isEmpty()
                && spike.spikes().stream().allMatch(entry -> entry.direction() == Direction.DOWN);
        return CodePoints.cut((isDrop ? "Usage drop: " : "Usage spike: ") + accountName, MAX_TITLE);
    }

    /** Where it doesn't fit, later entries go first, then the end of the only one left; the date stays. */
    String body(UsageSpikeDetected spike) {
        var date = CodePoints.cut(spike.detectedAt() == null ? "" : " on " + spike.detectedAt(), MAX_BODY);
        return entries(spike, MAX_BODY - CodePoints.count(date)) + date;
    }

    /** By the largest change in either direction. An entry that doesn't tell its factor counts as unchanged. */
    Priority priority(UsageSpikeDetected spike) {
        return spike.spikes().stream()
                .map(entry -> priority.of(entry.factor()))
                .max(Comparator.naturalOrder())
                .orElse(Priority.NORMAL);
    }

    private static String entries(UsageSpikeDetected spike, int space) {
        var texts = spike.spikes().isEmpty()
                ? List.of(GENERIC)
                : spike.spikes().stream().map(SpikeText::entry).toList();
        var kept = texts.get(0);
        for (var text : texts.subList(1, texts.size())) {
            if (CodePoints.count(kept + "; " + text) > space) {
                break;
            }
            kept += "; " + text;
        }
        return CodePoints.cut(kept, space);
    }

    /** {@code events 3.2× up (+220%), 38,400 instead of 12,000}, without what the message doesn't tell. */
    private static String entry(Spike entry) {
        var change = new ArrayList<String>();
        change.add(entry.metric() + team(entry.teamId(), entry.teamName()));
        if (entry.factor() != null) {
            change.add(Numbers.text(entry.factor()) + "×");
        }
        change.add(entry.direction() == Direction.UP ? "up" : "down");
        if (entry.percentChange() != null) {
            change.add("(" + Numbers.signed(entry.percentChange()) + "%)");
        }
        return String.join(" ", change) + counts(entry.observed(), entry.expected());
    }

    /** Whose the metric is, where it isn't the whole organization's. */
    static String team(@Nullable String id, @Nullable String name) {
        if (id == null) {
            return "";
        }
        return " of " + (name == null ? "team " + id : name);
    }

    private static String counts(@Nullable BigDecimal observed, @Nullable BigDecimal expected) {
        var parts = Stream.of(
                        observed == null ? "" : Numbers.text(observed),
                        expected == null ? "" : "instead of " + Numbers.text(expected))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? "" : ", " + String.join(" ", parts);
    }
}
