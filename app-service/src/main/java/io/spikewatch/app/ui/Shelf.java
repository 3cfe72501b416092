package io.spikewatch.app.ui;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where in an inbox a notification lies. */
enum Shelf {
    INBOX("Inbox", "Nothing here. What concerns your accounts will show up in this place."),
    UNREAD("Unread", "You have read everything."),
    SNOOZED("Snoozed", "Nothing is snoozed."),
    ARCHIVED("Archived", "Nothing is archived.");

    private final String label;
    private final String whenEmpty;

    Shelf(String label, String whenEmpty) {
        this.label = label;
        this.whenEmpty = whenEmpty;
    }

    String label() {
        return label;
    }

    String whenEmpty() {
        return whenEmpty;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Shelf of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElse(INBOX);
    }
}
