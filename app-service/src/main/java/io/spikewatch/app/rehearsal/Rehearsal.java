package io.spikewatch.app.rehearsal;

import io.spikewatch.app.campaign.DryRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a version would have done.
 *
 * @param events how many events it was tried on: the newest of these days
 * @param historyCut whether older ones of these days were left out, as all of them would take too long
 * @param recipients how many people it would have told
 * @param unknownWords words of its template that no event of the last 90 days carried
 */
public record Rehearsal(
        int days,
        long events,
        boolean historyCut,
        long wouldSend,
        long recipients,
        Map<String, Long> wouldSuppress,
        List<String> unknownWords,
        List<Sample> sample,
        Diff diff) {

    DryRun summary(Instant at) {
        return new DryRun(at, days, wouldSend, recipients, wouldSuppress, unknownWords);
    }

    /** One of the notifications. */
    public record Sample(
            @Nullable String organizationId,
            UUID userId,
            String eventId,
            Instant occurredAt,
            String title,
            String body) {}

    /**
     * Against the version in use.
     *
     * @param comparedWith its number; null if there is none, so that all is new
     * @param newlyTold how many sends only this version would plan
     * @param noLongerTold how many only the version in use would
     * @param reworded how many both would, with another text
     */
    public record Diff(
            @Nullable Integer comparedWith, long newlyTold, long noLongerTold, long reworded, List<Change> changes) {}

    /** A part of the definition that isn't as it was, as JSON; null where there was or is none. */
    public record Change(
            String part, @Nullable String from, @Nullable String to) {}
}
