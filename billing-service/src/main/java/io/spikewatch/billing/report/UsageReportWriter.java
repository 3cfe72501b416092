package io.spikewatch.billing.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores a batch of reports with all that follows from them, in one transaction. */
@Component
class UsageReportWriter {

    private final UsageReportRepository repository;
    private final ApplicationEventPublisher events;

    UsageReportWriter(UsageReportRepository repository, ApplicationEventPublisher events) {
        this.repository = repository;
        this.events = events;
    }

    /** Returns how many of the reports took the place of an earlier one, be it one of this batch. */
    @Transactional
    int write(List<UsageReport> reports) {
        var latest = latestOf(reports);
        repository.describe(OrganizationDescription.of(latest.values()));
        var changed = repository.keep(latest);
        if (!changed.isEmpty()) {
            repository.forgetVanishedTeams(changed);
            repository.derive(changed);
            events.publishEvent(reported(changed));
        }
        var added = changed.stream().filter(report -> !report.replaced()).count();
        return reports.size() - (int) added;
    }

    private static Map<UsageReport.Key, UsageReport> latestOf(List<UsageReport> reports) {
        var latest = new LinkedHashMap<UsageReport.Key, UsageReport>();
        reports.forEach(report -> latest.put(report.key(), report));
        return latest;
    }

    private static UsageReported reported(List<ChangedReport> changed) {
        return new UsageReported(changed.stream()
                .collect(groupingBy(ChangedReport::organizationId, mapping(ChangedReport::date, toSet()))));
    }
}
