package io.spikewatch.billing.history;

import io.spikewatch.billing.catalog.UsageTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Turns rows ordered by organization into one {@link OrganizationUsage} each, handed on as soon as it is complete. */
class OrganizationUsageCollector implements RowCallbackHandler {

    private final LocalDate from;
    private final LocalDate to;
    private final UsageTypes usageTypes;
    private final Consumer<OrganizationUsage> consumer;

    private @Nullable Organization organization;
    private UsageDays days;

    OrganizationUsageCollector(
            LocalDate from, LocalDate to, UsageTypes usageTypes, Consumer<OrganizationUsage> consumer) {
        this.from = from;
        this.to = to;
        this.usageTypes = usageTypes;
        this.consumer = consumer;
        this.days = new UsageDays(from, to);
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        if (organization == null || !organization.id().equals(row.getString("id"))) {
            finish();
            organization = organization(row);
            days = new UsageDays(from, to);
        }
        days.add(row.getObject("usage_date", LocalDate.class), row.getString("counts"), null);
    }

    /** Hands on the last organization. */
    void finish() {
        if (organization != null) {
            var usage = days.complete(Map.of());
            consumer.accept(new OrganizationUsage(organization, usage.histories(organization.id(), usageTypes)));
        }
    }

    private static Organization organization(ResultSet row) throws SQLException {
        return new Organization(
                row.getString("id"),
                row.getString("name"),
                row.getString("billing_id"),
                row.getString("stripe_customer_id"),
                row.getString("region"));
    }
}
