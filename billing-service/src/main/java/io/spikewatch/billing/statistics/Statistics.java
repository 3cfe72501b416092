package io.spikewatch.billing.statistics;

import io.spikewatch.billing.alert.AlertsRole;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Looks back on alerts, each time at one moment. */
@Component
class Statistics {

    private final StatisticsRepository repository;
    private final AlertsRole role;

    Statistics(StatisticsRepository repository, AlertsRole role) {
        this.repository = repository;
        this.role = role;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AlertStatistics of(String organizationId, Days days) {
        role.of(organizationId);
        return AlertStatistics.of(repository.totals(days), repository.byType(days), repository.perDay(days));
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PagedList<OrganizationStatistics> byOrganization(Days days, Paging paging) {
        return role.ofAll(() -> paging.page(
                repository.countOrganizations(days), repository.byOrganization(days, paging.limit(), paging.offset())));
    }
}
