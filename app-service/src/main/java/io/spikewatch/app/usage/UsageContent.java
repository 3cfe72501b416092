package io.spikewatch.app.usage;

import io.spikewatch.app.view.UsageView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/**
 * What a page shows, worded.
 *
 * @param notes what the address got wrong, and what else is to be said about the numbers
 * @param period what the billing period costs, with spend only
 * @param periodAddress where the days of that period are shown
 * @param remark why the lines of the table don't add up to what stands below them
 */
record UsageContent(
        State state,
        HttpStatusCode status,
        UsageView view,
        String sentence,
        @Nullable String period,
        @Nullable String periodAddress,
        List<String> notes,
        Filters filters,
        String chartTitle,
        @Nullable String remark,
        @Nullable UsageTable table,
        List<SpikeMark> spikes,
        String shownCsv,
        String everythingCsv) {

    /** Whether there are numbers to show, and why not. */
    enum State {
        SHOWN,
        /** Nothing was reported. */
        EMPTY,
        /** The organization doesn't open its usage to the caller. */
        NO_ACCESS,
        /** A team that the address names never was one of the organization. */
        UNKNOWN_TEAM,
        /** Prices changed their currency on these days, and amounts don't add up. */
        SEVERAL_CURRENCIES,
        /** billing-service is away or takes too long. */
        UNREACHABLE
    }

    public boolean isShown() {
        return state == State.SHOWN;
    }
}
