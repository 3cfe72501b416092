package io.spikewatch.app.ui;

import io.spikewatch.app.page.Choice;
import io.spikewatch.app.page.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the account page shows of an organization's usage, worded.
 *
 * @param told the spike that people were told of that day, if there is one
 * @param recent whether there was a spike in the last 60 days
 * @param others spikes besides the one that is explained, newest first
 */
record UsageContent(
        State state,
        List<Choice> types,
        @Nullable String date,
        @Nullable Explanation explanation,
        @Nullable Told told,
        boolean recent,
        List<Other> others) {

    /** Whether there is something to show, and why not. */
    enum State {
        SHOWN,
        /** The account has no organization id to ask with. */
        UNLINKED,
        /** billing-service doesn't know the organization, the usage type or the day. */
        UNKNOWN,
        UNREACHABLE
    }

    /**
     * What became of a spike once people were told.
     *
     * @param withdrawn why it no longer holds; null while it does
     * @param yours whether the person found it useful; null: they did not say
     * @param feedback what others said
     */
    record Told(
            String spikeId,
            String usageType,
            @Nullable String withdrawn,
            @Nullable Boolean yours,
            String feedback) {}

    /** One day of one usage type. */
    record Explanation(
            String heading,
            @Nullable Severity severity,
            String tag,
            String sentence,
            List<Fact> facts,
            List<Team> teams,
            String teamsNote,
            String chartTitle,
            List<UsageChart> charts,
            List<DayRow> days) {}

    record Fact(String name, String value) {}

    /** A team's part; {@code share} is also drawn as a bar of that width, at most 100. */
    record Team(String name, String observed, String expected, String change, String share, int width) {}

    record DayRow(String date, String observed, String expected, String range, boolean spike) {}

    /** A spike that is not explained here, but there. */
    record Other(String address, String date, String what, Severity severity, String observed, String expected) {}
}
