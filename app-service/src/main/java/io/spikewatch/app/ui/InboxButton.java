package io.spikewatch.app.ui;

import io.spikewatch.app.notification.InboxAction;
import io.spikewatch.web.Problem;
import java.util.Arrays;
import java.util.Locale;

/** What can be done to notifications with one press, and what is said afterwards. */
enum InboxButton {
    READ(InboxAction.MARK_READ, "Marked %s as read."),
    UNREAD(InboxAction.MARK_UNREAD, "Marked %s as unread."),
    ARCHIVE(InboxAction.ARCHIVE, "Archived %s."),
    UNARCHIVE(InboxAction.UNARCHIVE, "Moved %s back to the inbox.");

    private final InboxAction action;
    private final String words;

    InboxButton(InboxAction action, String words) {
        this.action = action;
        this.words = words;
    }

    InboxAction action() {
        return action;
    }

    String said(int count) {
        return words.formatted(count == 1 ? "1 notification" : "%,d notifications".formatted(count));
    }

    static InboxButton of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("action", "is not an action"));
    }
}
