package io.spikewatch.billing.history;

import io.spikewatch.billing.catalog.UsageTypes;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Daily usage, read back as histories. Ranges include both their ends. */
@Component
public class UsageHistories {

    /** Organizations are spread over this many shards, so that replicas can share a run. */
    public static final int SHARDS = 16;

    private final DailyUsages dailyUsages;
    private final UsageTypes usageTypes;

    UsageHistories(DailyUsages dailyUsages, UsageTypes usageTypes) {
        this.dailyUsages = dailyUsages;
        this.usageTypes = usageTypes;
    }

    /** Stable for ever: it is stored with the organization. */
    public static int shardOf(String organizationId) {
        return Math.floorMod(organizationId.hashCode(), SHARDS);
    }

    /** One history per catalogue type that the organization reported in the range; none for an unknown organization. */
    public List<UsageHistory> ofOrganization(String organizationId, LocalDate from, LocalDate to) {
        return dailyUsages.withoutTeams(organizationId, from, to).histories(organizationId, usageTypes);
    }

    /** Likewise of all days from the first report on. */
    public List<UsageHistory> ofOrganization(String organizationId, LocalDate to) {
        return dailyUsages
                .firstReport(organizationId)
                .filter(first -> !first.isAfter(to))
                .map(first -> ofOrganization(organizationId, first, to))
                .orElse(List.of());
    }
}
