package io.spikewatch.billing.late;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.spikewatch.billing.examination.Examinations;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.report.UsageReported;
import io.spikewatch.billing.shard.ShardLocks;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * When a report comes late or is corrected, what was remembered of the organization from that date on is forgotten, and the
 * dates since then on which scheduled runs have examined it, or of which people were told, are to be examined again.
 */
@Component
class LateReports {

    private final ShardLocks locks;
    private final LateRepository late;
    private final Examinations examinations;
    private final Clock clock;

    LateReports(ShardLocks locks, LateRepository late, Examinations examinations, Clock clock) {
        this.locks = locks;
        this.late = late;
        this.examinations = examinations;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(UsageReported reported) {
        var since = firstDates(reported);
        locks.holdOff(since.keySet().stream().map(UsageHistories::shardOf).collect(toSet()));
        examinations.forget(since);
        late.add(since, clock.instant());
    }

    private static Map<String, LocalDate> firstDates(UsageReported reported) {
        return reported.dates().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, each -> Collections.min(each.getValue())));
    }
}
