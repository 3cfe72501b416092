package io.spikewatch.app.ui;

import org.jspecify.annotations.Nullable;

/** Names the team whose usage it is, where it is not all of an organization's. */
final class TeamWords {

    private TeamWords() {}

    static String of(@Nullable String teamId, @Nullable String teamName) {
        if (teamId == null) {
            return "";
        }
        return " of " + (teamName == null ? "team " + teamId : teamName);
    }
}
