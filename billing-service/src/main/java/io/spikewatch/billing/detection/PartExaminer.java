package io.spikewatch.billing.detection;

import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.billing.detection.DetectionPart.Result;
import io.spikewatch.billing.history.OrganizationUsage;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.spike.Detection;
import io.spikewatch.billing.spike.Spikes;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Examines the organizations of one part, inside the caller's transaction. */
@Component
class PartExaminer {

    private final UsageHistories histories;
    private final Detection detection;
    private final Spikes spikes;
    private final MeterRegistry meters;

    PartExaminer(UsageHistories histories, Detection detection, Spikes spikes, MeterRegistry meters) {
        this.histories = histories;
        this.detection = detection;
        this.spikes = spikes;
        this.meters = meters;
    }

    Result examine(DetectionPart part) {
        var organizations = new AtomicInteger();
        var found = new AtomicInteger();
        histories.forEach(part.shard(), detection.firstDayThatMatters(part.from()), part.to(), usage -> {
            organizations.incrementAndGet();
            found.addAndGet(examine(usage, part));
        });
        return new Result(organizations.get(), found.get());
    }

    private int examine(OrganizationUsage usage, DetectionPart part) {
        var told = 0;
        for (var onDate : detection.examine(usage, part.from(), part.to()).entrySet()) {
            var news = spikes.news(onDate.getValue());
            if (news.isEmpty()) {
                continue;
            }
            told++;
            if (!part.dryRun()) {
                spikes.record(usage.organization(), onDate.getKey(), news, part.origin());
                meters.counter("billing.spikes.found").increment(news.size());
            }
        }
        return told;
    }
}
