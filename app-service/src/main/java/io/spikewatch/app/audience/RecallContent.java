package io.spikewatch.app.audience;

import io.spikewatch.app.page.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one recall shows.
 *
 * @param people whom a correction would reach
 * @param correction null until there is one
 * @param sends where all of them are listed
 */
record RecallContent(
        String id,
        String campaign,
        String sentence,
        String reason,
        @Nullable Moment at,
        String people,
        @Nullable Told correction,
        String sends) {

    /** What people were told right. */
    record Told(
            String words,
            String title,
            String body,
            @Nullable String url) {}

    /**
     * What the page before a recall shows.
     *
     * @param recalled how many it would withdraw
     * @param running whether more can be delivered meanwhile
     * @param action where the form goes
     * @param address of the same sends
     */
    record Preview(
            String campaign,
            String sentence,
            String recalled,
            boolean any,
            boolean running,
            String action,
            String address) {}
}
