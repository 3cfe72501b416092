package io.spikewatch.billing.why;

import java.util.Locale;

/** Why nobody heard of a day that should be told. */
enum Untold {
    INCOMPLETE("the day is not complete yet"),
    FLEET("very many organizations dropped on that day"),
    /** Its teams are part of that story. */
    ORGANIZATION("the organization itself left its normal range"),
    SMALL_PART("the change is small for the organization"),
    /** Nobody judged the team. */
    GLANCE("next to the same weekday of the weeks before it does not stand out among the teams"),
    LARGER_TEAMS("other teams changed more");

    private final String words;

    Untold(String words) {
        this.words = words;
    }

    /** As it is stored and sent. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String words() {
        return words;
    }
}
