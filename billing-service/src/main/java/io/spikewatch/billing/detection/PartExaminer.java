package io.spikewatch.billing.detection;

import io.spikewatch.billing.detection.DetectionPart.Result;
import io.spikewatch.billing.examination.Examinations;
import io.spikewatch.billing.examination.Scope;
import io.spikewatch.billing.spike.Examined;
import io.spikewatch.billing.spike.Spikes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Examines the organizations of one part, inside the caller's transaction. */
@Component
class PartExaminer {

    private final Examinations examinations;
    private final LateOrganizationRepository late;
    private final Spikes spikes;

    PartExaminer(Examinations examinations, LateOrganizationRepository late, Spikes spikes) {
        this.examinations = examinations;
        this.late = late;
        this.spikes = spikes;
    }

    Result examine(DetectionPart part) {
        var organizations = new AtomicInteger();
        var told = new ArrayList<LocalDate>();
        var rehearsal = new Rehearsal();
        examinations.examine(scope(part), batch -> {
            organizations.addAndGet(batch.size());
            told.addAll(settle(batch, part, rehearsal));
        });
        return new Result(organizations.get(), told, rehearsal.tallies());
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

    private List<LocalDate> settle(List<Examined> batch, DetectionPart part, Rehearsal rehearsal) {
        if (!part.dryRun()) {
            return spikes.settle(batch, part.from(), part.to(), part.origin());
        }
        return rehearsal.take(part.sensitivity() == null ? spikes.toTell(batch) : Rehearsal.all(batch));
    }
}
