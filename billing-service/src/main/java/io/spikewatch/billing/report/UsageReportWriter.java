package io.spikewatch.billing.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores a batch of reports with all that follows from them, in one transaction. */
@Component
public class UsageReportWriter {

    private final OrganizationRepository organizations;
    private final UsageReports reports;
    private final ApplicationEventPublisher events;

    UsageReportWriter(OrganizationRepository organizations, UsageReports reports, ApplicationEventPublisher events) {
        this.organizations = organizations;
        this.reports = reports;
        this.events = events;
    }

    /**
     * Returns how many of the reports took the place of an earlier one, be it one of this batch. What is stored already
     * isn't touched.
     */
    @Transactional
    public int write(List<UsageReport> batch) {
        var news = newsOf(batch);
        return batch.size() - news.size() + (news.isEmpty() ? 0 : replaceBy(news));
    }

    private Collection<UsageReport> newsOf(List<UsageReport> batch) {
        var latest = new TreeMap<UsageReport.Key, UsageReport>();
        batch.forEach(report -> latest.put(report.key(), report));
        latest.keySet().removeAll(reports.stored(latest.values()));
        return latest.values();
    }

    private int replaceBy(Collection<UsageReport> news) {
        organizations.change(OrganizationDescription.of(news));
        var replaced = reports.keep(news);
        reports.derive(news);
        events.publishEvent(new UsageReported(datesOf(news)));
        return replaced;
    }

    private static Map<String, Set<LocalDate>> datesOf(Collection<UsageReport> reports) {
        return reports.stream()
                .collect(groupingBy(each -> each.organization().id(), mapping(UsageReport::date, toSet())));
    }
}
