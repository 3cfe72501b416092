package io.spikewatch.billing.limit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Thresholds in the database. */
@Repository
class ThresholdRepository {

    /** Told apart from other advisory locks by this first key; the second is the organization's. */
    private static final int ORGANIZATION_LOCK = 0x7125D;

    private final JdbcClient jdbc;

    ThresholdRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By organization and usage type. */
    Map<String, Map<String, Threshold>> find(Collection<String> organizationIds) {
        return jdbc.sql("""
                        select organization_id, usage_type, percent, absolute from alert_threshold
                        where organization_id = any(:ids)
                        """).param("ids", organizationIds.toArray(String[]::new)).query(Row.class).list().stream()
                .collect(groupingBy(Row::organizationId, toMap(Row::usageType, Row::threshold)));
    }

    /** Nobody else replaces this organization's thresholds until the transaction ends. */
    void lock(String organizationId) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(ORGANIZATION_LOCK, organizationId)
                .query(rows -> {});
    }

    /** Instead of all that the organization had; needs its lock. */
    void replace(String organizationId, Map<String, Threshold> thresholds) {
        jdbc.sql("delete from alert_threshold where organization_id = ?")
                .param(organizationId)
                .update();
        thresholds.forEach((type, threshold) -> jdbc.sql(
                        "insert into alert_threshold values (:organization, :type, :percent, :absolute)")
                .param("organization", organizationId)
                .param("type", type)
                .param("percent", threshold.percent())
                .param("absolute", threshold.absolute())
                .update());
    }

    private record Row(
            String organizationId,
            String usageType,
            @Nullable Integer percent,
            @Nullable Long absolute) {

        Threshold threshold() {
            return new Threshold(percent, absolute);
        }
    }
}
