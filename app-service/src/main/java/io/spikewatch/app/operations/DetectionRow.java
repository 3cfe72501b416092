package io.spikewatch.app.operations;

import io.spikewatch.app.billing.DetectionRun;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.page.Moment;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list of detection runs.
 *
 * @param dropped whether nobody was told of drops, as very many dropped at once
 */
record DetectionRow(
        String dates,
        String kind,
        String state,
        boolean dropped,
        String organizations,
        String spikes,
        @Nullable Moment started,
        @Nullable Moment finished) {

    static DetectionRow of(DetectionRun run, Instant now) {
        return new DetectionRow(
                dates(run),
                kind(run),
                state(run),
                run.fleetDrop() != null,
                Figures.number(run.organizations()),
                Figures.number(run.spikes()),
                Moment.of(run.createdAt(), now),
                Moment.of(run.finishedAt(), now));
    }

    private static String dates(DetectionRun run) {
        var last = Dates.withYear(run.to());
        return run.from().equals(run.to()) ? last : Dates.withYear(run.from()) + " to " + last;
    }

    private static String kind(DetectionRun run) {
        var kind = run.scheduled() ? "scheduled" : "on demand";
        var sensitivity = run.sensitivity() == null ? "" : " at " + run.sensitivity();
        var organization = run.organizationId() == null ? "" : " of " + run.organizationId();
        return (run.dryRun() ? "dry run" + sensitivity : kind) + organization;
    }

    private static String state(DetectionRun run) {
        return switch (run.state()) {
            case QUEUED -> "queued";
            case RUNNING ->
                "running, %s of %s parts".formatted(Figures.number(run.partsDone()), Figures.number(run.partsTotal()));
            case DONE -> "done";
        };
    }

    /** What an operator should look into, of a run with such a drop. */
    static String drop(DetectionRun run) {
        var drop = Objects.requireNonNull(run.fleetDrop());
        return "%s of %s series dropped on %s: nobody was told of a drop. Is ingestion broken?"
                .formatted(Figures.number(drop.dropped()), Figures.number(drop.series()), dates(run));
    }
}
