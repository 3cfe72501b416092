package io.spikewatch.app.ui;

import io.spikewatch.app.page.Choice;
import io.spikewatch.app.page.Severity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything the inbox page shows, worded. */
record InboxContent(
        List<Tab> tabs,
        List<Day> days,
        List<Choice> types,
        @Nullable String onlyAccount,
        String whenEmpty,
        @Nullable String newer,
        @Nullable String older,
        List<Muted> muted) {

    record Tab(String label, long count, String address, boolean chosen) {}

    record Day(String name, String summary, List<Row> rows) {}

    /** Something the person doesn't want to hear of; without an account the whole type. */
    record Muted(String label, String type, @Nullable UUID account) {}

    /**
     * One notification.
     *
     * @param account the account it is about, if it is about one
     * @param corrects the title of what it corrects, if it is a correction
     * @param why why its recipient was told
     * @param spike the spike it tells of, if it tells of one
     * @param sleepsUntil when a snoozed one wakes
     */
    record Row(
            UUID id,
            Severity severity,
            String title,
            String body,
            boolean unread,
            boolean archived,
            @Nullable Withdrawn withdrawn,
            @Nullable String corrects,
            @Nullable String why,
            @Nullable Spike spike,
            String type,
            String typeLabel,
            @Nullable String account,
            @Nullable String sleepsUntil,
            String instant,
            String when,
            String exactly) {}

    /**
     * A spike.
     *
     * @param withdrawn what of it no longer holds, and why
     * @param holdsAgain what of it holds after all, though it was taken back; null: nothing
     * @param useful what the recipient said of it; null: nothing
     */
    record Spike(
            List<String> withdrawn,
            @Nullable String holdsAgain,
            @Nullable Boolean useful) {}

    /**
     * Why a notification was withdrawn.
     *
     * @param correction what is right instead, if that was told
     */
    record Withdrawn(
            String reason,
            @Nullable UUID correction,
            @Nullable String correctionTitle) {}
}
