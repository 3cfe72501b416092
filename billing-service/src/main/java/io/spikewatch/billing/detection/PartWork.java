package io.spikewatch.billing.detection;

import io.spikewatch.billing.detection.DetectionRun.State;
import io.spikewatch.billing.examination.Examinations;
import io.spikewatch.billing.shard.ShardWork;
import io.spikewatch.billing.spike.Spikes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Open parts, whichever run they are of: as many organizations of one as are examined in a second. */
@Component
class PartWork implements ShardWork {

    private static final Logger log = LoggerFactory.getLogger(PartWork.class);

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final DetectionPartRepository parts;
    private final DetectionRunRepository runs;
    private final Examinations examinations;
    private final Spikes spikes;
    private final Clock clock;

    PartWork(
            DetectionPartRepository parts,
            DetectionRunRepository runs,
            Examinations examinations,
            Spikes spikes,
            Clock clock) {
        this.parts = parts;
        this.runs = runs;
        this.examinations = examinations;
        this.spikes = spikes;
        this.clock = clock;
    }

    @Override
    public List<Integer> shards(Instant now) {
        return parts.openShards(now);
    }

    @Override
    public Optional<Piece> next(int shard) {
        return parts.next(shard, clock.instant()).map(PartPiece::new);
    }

    /** Once it goes on one by one, it is known which one failed. */
    private void leave(DetectionPart part, Instant dueAt) {
        var failing = part.hasFailed() ? examinations.next(part.scope(), part.examinedTo()) : Optional.<String>empty();
        failing.ifPresentOrElse(
                organizationId -> stepOver(part, organizationId, dueAt),
                () -> parts.postpone(part, Examinations.MOST, dueAt));
    }

    private void stepOver(DetectionPart part, String organizationId, Instant dueAt) {
        log.error(
                "Detection goes on without an organization that fails: run={} from={} to={} organization={}",
                part.runId(),
                part.from(),
                part.to(),
                organizationId);
        parts.stepOver(part, organizationId, dueAt);
    }

    private void work(DetectionPart part) {
        var rehearsal = new Rehearsal();
        var progress = examine(part, rehearsal);
        parts.add(part.runId(), rehearsal.tallies());
        if (progress.isDone()) {
            runs.lock(part.runId());
        }
        parts.advance(part, progress, clock.instant());
        if (progress.isDone()) {
            reportFinishedRun(part);
        }
    }

    private Progress examine(DetectionPart part, Rehearsal rehearsal) {
        var guarded = Set.copyOf(runs.scheduledDates(part.from(), part.to()));
        var end = clock.instant().plus(LONGEST);
        var asked = part.hasFailed() ? 1 : Examinations.MOST;
        var progress = Progress.of(part);
        do {
            var batch = examinations.examine(part.scope(), progress.examinedTo(), asked);
            var told = part.dryRun()
                    ? rehearsal.take(part.sensitivity() == null ? spikes.toTell(batch) : Rehearsal.all(batch))
                    : spikes.settle(batch, part.from(), part.to(), part.origin(), guarded);
            progress = progress.with(batch, asked, told.size());
        } while (!progress.isDone() && !part.hasFailed() && clock.instant().isBefore(end));
        return progress;
    }

    private void reportFinishedRun(DetectionPart part) {
        runs.find(part.runId()).filter(run -> run.state() == State.DONE).ifPresent(run -> {
            log.info(
                    "Detection run finished: run={} from={} to={} organizations={} spikes={}",
                    run.id(),
                    run.from(),
                    run.to(),
                    run.organizations(),
                    run.spikes());
        });
    }

    private final class PartPiece implements Piece {

        private final DetectionPart part;

        PartPiece(DetectionPart part) {
            this.part = part;
        }

        @Override
        public void work() {
            PartWork.this.work(part);
        }

        @Override
        public void postpone(Instant dueAt) {
            leave(part, dueAt);
        }
    }
}
