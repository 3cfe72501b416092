package io.spikewatch.billing.late;

import static java.util.stream.Collectors.toMap;

import io.spikewatch.billing.detection.ScheduledDates;
import io.spikewatch.billing.examination.Examinations;
import io.spikewatch.billing.examination.Scope;
import io.spikewatch.billing.judgement.Examined;
import io.spikewatch.billing.shard.ShardWork;
import io.spikewatch.billing.spike.Spikes;
import io.spikewatch.billing.spike.ToldSpikes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Organizations with late reports: walks through the days since once more, as far as scheduled runs have come and to the
 * last day that people were told of, be it by another run. What they were told is taken back where it no longer holds.
 */
@Component
class LateWork implements ShardWork {

    /** Of each some months may have to be examined. */
    private static final int MOST = 32;

    private final LateRepository late;
    private final ScheduledDates scheduledDates;
    private final Examinations examinations;
    private final Spikes spikes;
    private final ToldSpikes toldSpikes;
    private final Clock clock;

    LateWork(
            LateRepository late,
            ScheduledDates scheduledDates,
            Examinations examinations,
            Spikes spikes,
            ToldSpikes toldSpikes,
            Clock clock) {
        this.late = late;
        this.scheduledDates = scheduledDates;
        this.examinations = examinations;
        this.spikes = spikes;
        this.toldSpikes = toldSpikes;
        this.clock = clock;
    }

    @Override
    public List<Integer> shards(Instant now) {
        return late.shards(now);
    }

    /** The first that is due, with those that are late since the same day; alone if that has failed before. */
    @Override
    public Optional<Piece> next(int shard) {
        var due = late.find(shard, clock.instant(), MOST);
        return due.stream()
                .findFirst()
                .map(first -> first.failed()
                        ? new LatePiece(shard, List.of(first))
                        : new LatePiece(
                                shard, due.stream().takeWhile(first::isLike).toList()));
    }

    private void examine(int shard, List<LateOrganization> organizations) {
        var since = organizations.get(0).since();
        var scheduled = Set.copyOf(scheduledDates.since(shard, since));
        var dates = new TreeSet<>(scheduled);
        dates.addAll(toldSpikes.datesSince(ids(organizations), since));
        if (!dates.isEmpty()) {
            var scope = new Scope(shard, dates.first(), dates.last(), ids(organizations), false, null);
            var batch = examinations.examine(scope, null, MOST);
            var told = spikes.settleAgain(batch, scope.from(), scope.to(), scheduled);
            scheduledDates.count(shard, told, series(batch));
        }
    }

    private static Map<LocalDate, Integer> series(List<Examined> batch) {
        return batch.stream()
                .flatMap(each -> each.series().entrySet().stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    }

    private static List<String> ids(List<LateOrganization> organizations) {
        return organizations.stream().map(LateOrganization::id).toList();
    }

    private final class LatePiece implements Piece {

        private final int shard;
        private final List<LateOrganization> organizations;

        LatePiece(int shard, List<LateOrganization> organizations) {
            this.shard = shard;
            this.organizations = organizations;
        }

        @Override
        public void work() {
            examine(shard, organizations);
            late.remove(ids(organizations));
        }

        @Override
        public void postpone(Instant dueAt) {
            late.postpone(ids(organizations), dueAt);
        }
    }
}
