package io.spikewatch.app.explanation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ExplanationRepository {

    /** A recall has one correction for each person, whatever it withdrew from them. */
    private static final String TOLD = """
            select distinct on (n.id) n.id, n.organization_id, n.user_id, n.created_at, s.campaign, s.version, s.event_id,
                s.occurrence, s.origin, s.cohort, s.planned_at, s.message_id, s.recall_id, r.reason as recall_reason,
                r.recalled_at, n.corrects, w.title as corrected, c.id as corrected_by, c.title as correction,
                c.organization_id as correction_organization
            from notification n
            left join notification w on w.id = n.corrects
            join send s on s.notification_id = coalesce(n.corrects, n.id)
            left join recall r on r.id = s.recall_id
            left join notification c on c.source_type = 'recall' and c.source_id = s.recall_id::text
                and c.user_id = n.user_id and n.corrects is null
            where n.id = any(:ids::uuid[])
            order by n.id, s.planned_at
            """;

    private final JdbcClient jdbc;

    ExplanationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ToldNotification> find(Collection<UUID> ids) {
        return jdbc.sql(TOLD)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(ToldNotification.class)
                .list();
    }
}
