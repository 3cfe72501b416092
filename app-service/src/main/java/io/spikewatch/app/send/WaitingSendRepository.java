package io.spikewatch.app.send;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sends of whole campaigns, holds and recalls. */
@Repository
class WaitingSendRepository {

    private final JdbcClient jdbc;

    WaitingSendRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long countPlanned(String campaign, Instant since, long most) {
        return jdbc.sql("""
                        select count(*) from (
                            select from send
                            where campaign = :campaign and state <> 'suppressed' and planned_at > :since limit :most) s
                        """)
                .param("campaign", campaign)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(Long.class)
                .single();
    }

    double medianPerDay(String campaign, Instant from, Instant to) {
        return jdbc.sql("""
                        select percentile_cont(0.5) within group (order by planned) from (
                            select count(s.id) as planned
                            from generate_series(:from::timestamptz, :to::timestamptz - interval '24 hours', '24 hours') d
                            left join send s on s.campaign = :campaign and s.state <> 'suppressed'
                                and s.planned_at >= d and s.planned_at < d + interval '24 hours'
                            group by d) days
                        """)
                .param("campaign", campaign)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(Double.class)
                .single();
    }

    Map<String, Set<UUID>> toldByOthers(String family, String campaign, Collection<String> occurrences) {
        var told = new HashMap<String, Set<UUID>>();
        jdbc.sql("""
                        select occurrence, user_id from send
                        where family = :family and occurrence = any(:occurrences) and state <> 'suppressed'
                            and campaign <> :campaign
                        """)
                .param("family", family)
                .param("occurrences", occurrences.toArray(String[]::new))
                .param("campaign", campaign)
                .query(row -> {
                    told.computeIfAbsent(row.getString("occurrence"), first -> new HashSet<>())
                            .add(row.getObject("user_id", UUID.class));
                });
        return told;
    }

    /** What somebody let go before stays let go. */
    int hold(String campaign, UUID hold) {
        return jdbc.sql("""
                        update send set state = 'held', hold_id = :hold
                        where campaign = :campaign and state = 'planned' and hold_id is null
                        """).param("campaign", campaign).param("hold", hold).update();
    }

    int release(UUID hold) {
        return jdbc.sql("update send set state = 'planned' where hold_id = :hold and state = 'held'")
                .param("hold", hold)
                .update();
    }

    int discard(UUID hold, String reason, Instant now) {
        return jdbc.sql("""
                        update send set state = 'discarded', reason = :reason, decided_at = :now
                        where hold_id = :hold and state = 'held'
                        """)
                .param("hold", hold)
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<UUID> recall(Collection<UUID> sends, UUID recallId) {
        return jdbc.sql("""
                        update send set state = 'recalled', recall_id = :recall where id in (
                            select id from send where id = any(:sends::uuid[]) and state = 'delivered'
                            order by id for update)
                        returning notification_id
                        """)
                .param("recall", recallId)
                .param("sends", sends.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list();
    }
}
