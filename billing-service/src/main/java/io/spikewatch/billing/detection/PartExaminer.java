package io.spikewatch.billing.detection;

import io.spikewatch.billing.detection.DetectionPart.Result;
import io.spikewatch.billing.examination.Examinations;
import io.spikewatch.billing.examination.Scope;
import io.spikewatch.billing.spike.Examined;
import io.spikewatch.billing.spike.Spikes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Examines the organizations of one part, inside the caller's transaction. */
@Component
class PartExaminer {

    private final Examinations examinations;
    private final LateOrganizationRepository late;
    private final Spikes spikes;
    private final DetectionRunRepository runs;

    PartExaminer(
            Examinations examinations, LateOrganizationRepository late, Spikes spikes, DetectionRunRepository runs) {
        this.examinations = examinations;
        this.late = late;
        this.spikes = spikes;
        this.runs = runs;
    }

    Result examine(DetectionPart part) {
        var organizations = new AtomicInteger();
        var told = new ArrayList<LocalDate>();
        var series = new LinkedHashMap<LocalDate, Integer>();
        var guarded = Set.copyOf(runs.scheduledDates(part.from(), part.to()));
        var rehearsal = new Rehearsal();
        examinations.examine(scope(part), batch -> {
            organizations.addAndGet(batch.size());
            batch.forEach(each -> each.series().forEach((date, judged) -> series.merge(date, judged, Integer::sum)));
            told.addAll(settle(batch, part, guarded, rehearsal));
        });
        return new Result(organizations.get(), told, series, rehearsal.tallies());
    }

    private Scope scope(DetectionPart part) {
        return new Scope(part.shard(), part.from(), part.to(), only(part), part.dryRun(), part.sensitivity());
    }

    private @Nullable Collection<String> only(DetectionPart part) {
        if (part.organizationId() != null) {
            return List.of(part.organizationId());
        }
        return part.reopened() ? late.find(part.shard(), part.to()) : null;
    }

    private List<LocalDate> settle(
            List<Examined> batch, DetectionPart part, Set<LocalDate> guarded, Rehearsal rehearsal) {
        if (!part.dryRun()) {
            return spikes.settle(batch, part.from(), part.to(), part.origin(), guarded);
        }
        return rehearsal.take(part.sensitivity() == null ? spikes.toTell(batch) : Rehearsal.all(batch));
    }
}
