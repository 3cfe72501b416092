package io.spikewatch.billing.query;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the series of an answer stand for. */
public enum Breakdown {
    NONE(null),
    TYPE("type"),
    TEAM("team"),
    TYPE_TEAM("multiple");

    private final @Nullable String word;

    Breakdown(@Nullable String word) {
        this.word = word;
    }

    static Breakdown of(Set<String> dimensions) {
        var byTeam = dimensions.contains(TEAM.word);
        if (dimensions.contains(TYPE.word)) {
            return byTeam ? TYPE_TEAM : TYPE;
        }
        return byTeam ? TEAM : NONE;
    }

    public boolean byType() {
        return this == TYPE || this == TYPE_TEAM;
    }

    public boolean byTeam() {
        return this == TEAM || this == TYPE_TEAM;
    }

    /** The series' {@code breakdown_type}. */
    public @Nullable String word() {
        return word;
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
