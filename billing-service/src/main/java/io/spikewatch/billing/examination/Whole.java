package io.spikewatch.billing.examination;

import io.spikewatch.detector.Judgement;

/**
 * How an organization as a whole stands in one usage type on a day: what its teams' changes are held against.
 *
 * @param inEpisode its teams are part of that story
 */
record Whole(double meanLast28, boolean inEpisode) {

    /** A smaller part of the organization's usage is nobody's concern. */
    private static final double LEAST_PART = 0.1;

    static Whole of(Judgement judgement) {
        return new Whole(judgement.meanLast28(), judgement.episode() != null);
    }

    /** A change as a part of what the organization uses on a usual day. */
    double part(double change) {
        return Math.abs(change) / meanLast28;
    }

    /** Whether a team's change is large enough, and a story of its own. */
    boolean leavesToTeam(double change) {
        return !inEpisode && meanLast28 > 0 && part(change) >= LEAST_PART;
    }
}
