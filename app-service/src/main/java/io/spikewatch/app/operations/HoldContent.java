package io.spikewatch.app.operations;

import io.spikewatch.app.audience.SendRow;
import io.spikewatch.app.page.Moment;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one hold shows.
 *
 * @param sends how many it stopped
 * @param waiting how many a decision is about; null once it was taken
 * @param decision who decided what, why; null until then
 * @param others how many sends are of kinds that aren't shown
 * @param all where all of them are listed
 */
record HoldContent(
        UUID id,
        String campaign,
        String sentence,
        String sends,
        @Nullable String waiting,
        @Nullable Decision decision,
        List<Part> parts,
        @Nullable String others,
        List<Text> texts,
        List<SendRow> sample,
        String all) {

    record Decision(String words, String reason, @Nullable Moment at) {}

    /** Those of one kind. */
    record Part(
            int version,
            String origin,
            String cohort,
            String state,
            String count,
            String percent,
            int width,
            String address) {}

    /** What a version has people read; words in braces stand for what each event says. */
    record Text(int version, String title, String body) {}

    /** A line of the list of holds. */
    record Row(
            UUID id,
            String campaign,
            int version,
            String sends,
            String usual,
            String limit,
            String state,
            boolean open,
            @Nullable Moment opened,
            @Nullable Moment settled) {}
}
