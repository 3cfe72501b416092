package io.spikewatch.detector;

/** What detection concluded about one day. */
public enum Outcome {
    /** There are too few usual days to compare with. */
    TOO_LITTLE_HISTORY,
    NORMAL,
    /** Far off, and people should hear of it: an episode begins, or has grown out of proportion. */
    SPIKE,
    /** Part of an episode that people have heard of. */
    IN_EPISODE,
    /** Far off, for a known reason. */
    SUPPRESSED;

    /** Whether the day is part of an episode that people hear of. */
    public boolean belongsToEpisode() {
        return this == SPIKE || this == IN_EPISODE;
    }
}
