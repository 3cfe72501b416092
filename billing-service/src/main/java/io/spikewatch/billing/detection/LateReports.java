package io.spikewatch.billing.detection;

import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.report.UsageReported;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has dates examined again when a report for one of them, or from their history, comes late or is corrected. */
@Component
class LateReports {

    private final DetectionPartRepository parts;
    private final Clock clock;

    LateReports(DetectionPartRepository parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(UsageReported reported) {
        var shards = shardsByDate(reported);
        parts.holdOff(shards.values().stream().flatMap(Set::stream).toList());
        shards.forEach((date, ofDate) -> parts.reopen(date, ofDate, clock.instant()));
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
