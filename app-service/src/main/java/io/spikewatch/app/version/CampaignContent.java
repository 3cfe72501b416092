package io.spikewatch.app.version;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one campaign shows, worded.
 *
 * @param guard when it is stopped or reported, and whose approval it needs
 */
record CampaignContent(
        String key,
        String name,
        String event,
        String family,
        String sentence,
        StateTag state,
        boolean paused,
        @Nullable String silentSince,
        String guard,
        List<Version> versions) {

    /**
     * One version.
     *
     * @param past who did what with it
     * @param changes against the version in use; empty for that one and those before
     * @param tried what the last dry run came to; null if there was none
     * @param trial whether there is a reason to try it
     * @param activate what the button that activates it is called; null where it can't be
     */
    record Version(
            int number,
            StateTag state,
            boolean over,
            String past,
            List<Part> parts,
            @Nullable Preview preview,
            List<Change> changes,
            @Nullable Tried tried,
            boolean trial,
            @Nullable String activate,
            @Nullable String hindrance,
            boolean approvable) {}

    record Part(String label, String words) {}

    /** What people read, with a mark for every word that an event fills. */
    record Preview(String title, String body) {}

    record Change(String label, String from, String to) {}

    /** What a dry run came to. */
    record Tried(String words, String when, String exactly, List<Part> suppressed) {}
}
