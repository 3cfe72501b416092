package io.spikewatch.app.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How urgent a notification is. */
public enum Priority {
    @JsonProperty("normal")
    NORMAL,
    @JsonProperty("critical")
    CRITICAL;

    /** The word in JSON and in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Priority of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
