package io.spikewatch.billing.detection;

import static java.util.stream.Collectors.toMap;

import io.spikewatch.billing.examination.Examinations;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.report.UsageReported;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * When a report comes late or is corrected, what was remembered of the organization from that date on is forgotten, and the
 * dates that a scheduled run has been through are examined again.
 */
@Component
class LateReports {

    private final DetectionPartRepository parts;
    private final LateOrganizationRepository late;
    private final Examinations examinations;
    private final Clock clock;

    LateReports(
            DetectionPartRepository parts, LateOrganizationRepository late, Examinations examinations, Clock clock) {
        this.parts = parts;
        this.late = late;
        this.examinations = examinations;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(UsageReported reported) {
        var since = firstDates(reported);
        var shards = ofShards(since);
        parts.holdOff(shards.keySet());
        examinations.forget(since);
        late.add(since);
        parts.reopen(shards, clock.instant());
    }

    private static Map<String, LocalDate> firstDates(UsageReported reported) {
        return reported.dates().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, each -> Collections.min(each.getValue())));
    }

    /** The first date of the organizations of each shard. */
    private static Map<Integer, LocalDate> ofShards(Map<String, LocalDate> since) {
        return since.entrySet().stream()
                .collect(toMap(
                        each -> UsageHistories.shardOf(each.getKey()),
                        Map.Entry::getValue,
                        BinaryOperator.minBy(Comparator.<LocalDate>naturalOrder())));
    }
}
