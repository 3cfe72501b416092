package io.spikewatch.billing.rebuild;

import io.spikewatch.billing.report.UsageReportReader;
import io.spikewatch.billing.report.UsageReports;
import java.time.Clock;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Fills the packed daily usage from the reports that were there before it. */
@Component
class DailyUsageMigration implements JavaMigration {

    private static final Logger log = LoggerFactory.getLogger(DailyUsageMigration.class);

    private final UsageReportReader reader;
    private final JsonMapper json;
    private final Clock clock;

    DailyUsageMigration(UsageReportReader reader, JsonMapper json, Clock clock) {
        this.reader = reader;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("17");
    }

    @Override
    public String getDescription() {
        return "derive daily usage";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        var check = new DailyUsageCheck(
                jdbc, TransactionOperations.withoutTransaction(), reader, new UsageReports(jdbc, json, clock));
        var derived = check.run(true, progress -> {});
        log.info("Daily usage derived: organizations={} reports={}", derived.organizations(), derived.reports());
    }
}
