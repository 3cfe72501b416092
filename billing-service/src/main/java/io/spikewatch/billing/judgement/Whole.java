package io.spikewatch.billing.judgement;

import io.spikewatch.detector.Judgement;

/**
 * How an organization as a whole stands in one usage type on a day: what its teams' changes are held against.
 *
 * @param inEpisode its teams are part of that story
 */
public record Whole(double meanLast28, boolean inEpisode) {

    /** People are told of the largest changes of an organization on a date. */
    public static final int MOST_TEAMS = 5;

    /** A smaller part of the organization's usage is nobody's concern. */
    private static final double LEAST_PART = 0.1;

    public static Whole of(Judgement judgement) {
        return new Whole(judgement.meanLast28(), judgement.episode() != null);
    }

    /** A change as a part of what the organization uses on a usual day. */
    public double part(double change) {
        return Math.abs(change) / meanLast28;
    }

    /** Whether a team's change is large enough, and a story of its own. */
    public boolean leavesToTeam(double change) {
        return !inEpisode && meanLast28 > 0 && part(change) >= LEAST_PART;
    }
}
