package io.spikewatch.billing.rebuild;

import io.spikewatch.billing.report.UsageReportReader;
import io.spikewatch.billing.report.UsageReports;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Compares daily usage with what the raw reports say, and derives it again where the two differ. One organization at a
 * time is held against changes, so that reports can come in meanwhile.
 */
@Component
class DailyUsageCheck {

    private static final int FETCH_SIZE = 5;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final UsageReportReader reader;
    private final UsageReports reports;

    DailyUsageCheck(
            JdbcClient jdbc, TransactionOperations transactions, UsageReportReader reader, UsageReports reports) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.reader = reader;
        this.reports = reports;
    }

    /**
     * @param repair whether to derive again what differs
     * @param listener told after each organization
     */
    Progress run(boolean repair, Consumer<Progress> listener) {
        var organizations = jdbc.sql("select id from organization order by id")
                .query(String.class)
                .list();
        var progress = new Progress(0, organizations.size(), 0, 0, 0);
        for (var organization : organizations) {
            var comparison = new ReportComparison(reader, repair ? reports::derive : differing -> {});
            transactions.executeWithoutResult(status -> {
                if (repair) {
                    hold(organization);
                }
                examine(organization, comparison);
            });
            progress = progress.plus(comparison);
            listener.accept(progress);
        }
        return progress;
    }

    /** Keeps reports of the organization waiting, and has those who read its usage before read it again. */
    private void hold(String organizationId) {
        jdbc.sql("update organization set usage_version = usage_version + 1 where id = ?")
                .param(organizationId)
                .update();
    }

    private void examine(String organizationId, ReportComparison comparison) {
        jdbc.sql("""
                        select r.document::text as document, d.counts::text as counts, d.teams,
                            organization_id || ' ' || usage_date as place
                        from usage_report r left join daily_usage d using (organization_id, usage_date)
                        where organization_id = ? order by usage_date
                        """).param(organizationId).withFetchSize(FETCH_SIZE).query(comparison);
        comparison.finish();
    }

    /**
     * How far it is, and what it found.
     *
     * @param differences days whose usage differs from their report, or is missing
     * @param unreadable reports that say nothing any more, as a type has come into the catalogue that they have a text for
     */
    record Progress(int organizations, int ofOrganizations, long reports, long differences, long unreadable) {

        private Progress plus(ReportComparison comparison) {
            return new Progress(
                    organizations + 1,
                    ofOrganizations,
                    reports + comparison.reports(),
                    differences + comparison.differences(),
                    unreadable + comparison.unreadable());
        }
    }
}
