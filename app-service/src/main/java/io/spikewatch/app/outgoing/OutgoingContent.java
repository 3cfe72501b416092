package io.spikewatch.app.outgoing;

import io.spikewatch.app.page.Choice;
import io.spikewatch.app.version.StateTag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of campaigns shows, worded.
 *
 * @param charts one for each width; none where nothing waits
 */
record OutgoingContent(
        String sentence,
        List<Choice> splits,
        String chartTitle,
        List<ForecastChart> charts,
        List<Key> keys,
        List<Hour> hours,
        List<OpenHold> holds,
        List<Row> campaigns) {

    public boolean isAnyHeld() {
        return hours.stream().anyMatch(each -> !each.held().equals("0"));
    }

    /** How a series is drawn. */
    record Key(String style, String name, String total) {}

    /** The numbers of one hour, a count for each series. */
    record Hour(String name, List<String> counts, String held, String total) {}

    /** Sends that wait for an operator. */
    record OpenHold(UUID id, String heading, String explanation) {}

    /** One campaign. */
    record Row(
            String key,
            String name,
            String event,
            StateTag state,
            boolean paused,
            @Nullable String silentSince,
            String planned,
            String delivered,
            String suppressed) {}
}
