package io.spikewatch.billing.detection;

import static java.util.stream.Collectors.toMap;

import io.spikewatch.billing.examination.Examinations;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.report.UsageReported;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
        var shards = shardsByDate(reported);
        parts.holdOff(shards.values().stream().flatMap(Set::stream).toList());
        var since = firstDates(reported);
        examinations.forget(since);
        late.add(since);
        shards.forEach((date, ofDate) -> parts.reopen(date, ofDate, clock.instant()));
    }

    private static Map<String, LocalDate> firstDates(UsageReported reported) {
        return reported.dates().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, each -> Collections.min(each.getValue())));
    }

    private static Map<LocalDate, SortedSet<Integer>> shardsByDate(UsageReported reported) {
        var shards = new TreeMap<LocalDate, SortedSet<Integer>>();
        reported.dates()
                .forEach((organization, dates) ->
                        dates.forEach(date -> shards.computeIfAbsent(date, unused -> new TreeSet<>())
                                .add(UsageHistories.shardOf(organization))));
        return shards;
    }
}
