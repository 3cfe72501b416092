package io.spikewatch.app.send;

import java.util.Locale;

/** Why a person isn't told. */
public enum Suppression {
    /** The campaign doesn't tell events of this origin. */
    ORIGIN,
    /** The person muted it. */
    MUTED,
    /** The person is no member of the organization any more. */
    LEFT,
    /** The person is deactivated. */
    INACTIVE,
    /** The event doesn't meet the campaign's conditions. */
    FILTERED,
    /** A word of the campaign's template has no value. */
    INCOMPLETE,
    NO_ACCOUNT,
    NO_PERSON,
    /** The person heard it from another campaign of the family. */
    DUPLICATE,
    /** It was true once, and isn't now. */
    OUTDATED;

    /** Whether there is nobody to tell, which an assignment may change. */
    boolean isAbsence() {
        return this == NO_ACCOUNT || this == NO_PERSON || this == LEFT || this == INACTIVE;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Suppression of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
