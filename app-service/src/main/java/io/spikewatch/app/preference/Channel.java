package io.spikewatch.app.preference;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A way to be told. The inbox has everything; the others are told beside it. */
public enum Channel {
    IN_APP,
    EMAIL,
    SLACK,
    WEBHOOK;

    /** The channel's name in JSON and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Channel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
