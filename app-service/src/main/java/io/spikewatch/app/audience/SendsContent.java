package io.spikewatch.app.audience;

import io.spikewatch.app.page.Choice;
import io.spikewatch.web.PagedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of sends shows.
 *
 * @param all how many there are, in words
 * @param recall what can be taken back of them; null unless it is delivered and of one campaign
 * @param from what the field shows for the earliest due time
 */
record SendsContent(
        SendsView view,
        String all,
        List<State> states,
        @Nullable Recall recall,
        List<Choice> campaignChoices,
        List<Choice> stateChoices,
        List<Choice> originChoices,
        @Nullable String from,
        @Nullable String to,
        String file,
        PagedList<SendRow> sends) {

    /** How many are in a state, and where they are alone. */
    record State(String words, String address) {}

    record Recall(String sends, String address) {}
}
