package io.spikewatch.billing.detection;

import io.spikewatch.billing.detection.DetectionPart.Result;
import io.spikewatch.billing.examination.Examinations;
import io.spikewatch.billing.examination.Scope;
import io.spikewatch.billing.spike.Examined;
import io.spikewatch.billing.spike.Spikes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
        examinations.examine(scope(part), batch -> {
            organizations.addAndGet(batch.size());
            told.addAll(settle(batch, part));
        });
        return new Result(organizations.get(), told);
    }

    private Scope scope(DetectionPart part) {
        var only = part.reopened() ? late.find(part.shard(), part.to()) : null;
        return new Scope(part.shard(), part.from(), part.to(), only, part.dryRun(), null);
    }

    private List<LocalDate> settle(List<Examined> batch, DetectionPart part) {
        return part.dryRun() ? spikes.datesToTell(batch) : spikes.settle(batch, part.from(), part.to(), part.origin());
    }
}
