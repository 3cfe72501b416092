package io.spikewatch.billing.acknowledgement;

import io.spikewatch.billing.alert.AlertMapper;
import io.spikewatch.billing.alert.BillingAlert;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The alerts of the organization that the transaction has set; the database shows no others. */
@Repository
class AlertRepository {

    private final JdbcClient jdbc;
    private final AlertMapper mapper;

    AlertRepository(JdbcClient jdbc, AlertMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    /** Newest first. */
    List<BillingAlert> list(String organizationId, boolean openOnly, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from billing_alert
                        where organization_id = :organization
                          and (not :openOnly or acknowledged_at is null and resolved_at is null)
                          and (:after::uuid is null
                            or (created_at, id) < (select created_at, id from billing_alert where id = :after::uuid))
                        order by created_at desc, id desc limit :limit
                        """)
                .param("organization", organizationId)
                .param("openOnly", openOnly)
                .param("after", after)
                .param("limit", limit)
                .query(mapper::alert)
                .list();
    }

    Optional<BillingAlert> find(String organizationId, UUID id) {
        return jdbc.sql("select * from billing_alert where organization_id = ? and id = ?")
                .params(organizationId, id)
                .query(mapper::alert)
                .optional();
    }

    List<AlertSummary.Count> count(String organizationId) {
        return jdbc.sql("""
                        select alert_type, severity, count(*) as total,
                            count(*) filter (where acknowledged_at is null and resolved_at is null) as open
                        from billing_alert where organization_id = ? group by alert_type, severity
                        """)
                .param(organizationId)
                .query(AlertSummary.Count.class)
                .list();
    }

    /** False if it was acknowledged before, or is not there. */
    boolean acknowledge(String organizationId, UUID id, String userId, Instant now) {
        return jdbc.sql("""
                                update billing_alert set acknowledged_at = :now, acknowledged_by = :user
                                where organization_id = :organization and id = :id and acknowledged_at is null
                                """)
                        .param("organization", organizationId)
                        .param("id", id)
                        .param("user", userId)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
