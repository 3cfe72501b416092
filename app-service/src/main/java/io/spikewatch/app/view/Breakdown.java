package io.spikewatch.app.view;

import java.util.List;
import java.util.Locale;

/** Along what the lines of a page differ. */
public enum Breakdown {
    NONE("In total", "What", List.of()),
    TYPE("By usage type", "Usage type", List.of("type")),
    TEAM("By team", "Team", List.of("team")),
    BOTH("By type and team", "Type and team", List.of("type", "team"));

    private final String label;
    private final String heading;
    private final List<String> dimensions;

    Breakdown(String label, String heading, List<String> dimensions) {
        this.label = label;
        this.heading = heading;
        this.dimensions = dimensions;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /** As in the middle of a sentence. */
    public String phrase() {
        return label.toLowerCase(Locale.ROOT);
    }

    /** What the first column of the table names. */
    public String heading() {
        return heading;
    }

    /** In the words of the API. */
    List<String> dimensions() {
        return dimensions;
    }

    boolean isByType() {
        return this == TYPE || this == BOTH;
    }

    public boolean isByTeam() {
        return this == TEAM || this == BOTH;
    }

    Breakdown andByType() {
        return isByTeam() ? BOTH : TYPE;
    }
}
