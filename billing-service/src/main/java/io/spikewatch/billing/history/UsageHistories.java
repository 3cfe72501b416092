package io.spikewatch.billing.history;

import io.spikewatch.billing.catalog.UsageTypes;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Daily usage, read back as histories. Ranges include both their ends. */
@Component
public class UsageHistories {

    /** Organizations are spread over this many shards, so that replicas can share a run. */
    public static final int SHARDS = 16;

    private static final int FETCH_SIZE = 1_000;

    private final JdbcClient jdbc;
    private final DailyUsages dailyUsages;
    private final UsageTypes usageTypes;

    UsageHistories(JdbcClient jdbc, DailyUsages dailyUsages, UsageTypes usageTypes) {
        this.jdbc = jdbc;
        this.dailyUsages = dailyUsages;
        this.usageTypes = usageTypes;
    }

    /** Stable for ever: it is stored with the organization. */
    public static int shardOf(String organizationId) {
        return Math.floorMod(organizationId.hashCode(), SHARDS);
    }

    /** Streams a shard's organizations that reported in the range, ordered by id, holding one of them at a time. */
    @Transactional(readOnly = true) // the driver streams only inside a transaction
    public void forEach(int shard, LocalDate from, LocalDate to, Consumer<OrganizationUsage> consumer) {
        var collector = new OrganizationUsageCollector(from, to, usageTypes, consumer);
        jdbc.sql("""
                        select o.id, o.name, o.billing_id, o.stripe_customer_id, o.region, d.usage_date, d.counts
                        from organization o
                        join daily_usage d on d.organization_id = o.id
                        where o.shard = :shard and d.usage_date between :from and :to
                        order by o.id, d.usage_date
                        """)
                .param("shard", shard)
                .param("from", from)
                .param("to", to)
                .withFetchSize(FETCH_SIZE)
                .query(collector);
        collector.finish();
    }

    /** One history per catalogue type that the organization reported in the range; none for an unknown organization. */
    public List<UsageHistory> ofOrganization(String organizationId, LocalDate from, LocalDate to) {
        return dailyUsages.withoutTeams(organizationId, from, to).histories(organizationId, usageTypes);
    }

    /** One history per team that used this type in the range, on the days on which the organization reported. */
    public List<UsageHistory> ofTeams(String organizationId, String usageType, LocalDate from, LocalDate to) {
        return dailyUsages.of(organizationId, from, to).teamHistories(organizationId, usageType);
    }
}
