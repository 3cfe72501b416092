package io.spikewatch.billing.feedback;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everybody's word on spikes. */
@Repository
public class SpikeFeedback {

    /** A word on a spike speaks of every rule that had a part in it, once. */
    private static final String BY_RULE = """
            from (
                select distinct e.explanation ->> 'rule' as rule, s.organization_id, f.*
                from spike_feedback f
                join spike s on s.id = f.spike_id
                join spike_entry e on e.spike_id = s.id) f
            """;

    private final JdbcClient jdbc;

    SpikeFeedback(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> organizationOf(UUID spikeId) {
        return jdbc.sql("select organization_id from spike where id = :spike")
                .param("spike", spikeId)
                .query(String.class)
                .optional();
    }

    /** The last word counts. */
    void put(UUID spikeId, String userId, boolean useful, Instant now) {
        jdbc.sql("""
                        insert into spike_feedback (spike_id, user_id, useful, given_at)
                        values (:spike, :user, :useful, :now)
                        on conflict on constraint spike_feedback_pk do update
                            set useful = excluded.useful, given_at = excluded.given_at
                        """)
                .param("spike", spikeId)
                .param("user", userId)
                .param("useful", useful)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Feedback of(UUID spikeId, String userId) {
        return of(List.of(spikeId), userId).getOrDefault(spikeId, Feedback.NONE);
    }

    /** By spike, for somebody who asks; spikes that nobody said anything of are absent. */
    public Map<UUID, Feedback> of(Collection<UUID> spikeIds, String userId) {
        return jdbc
                .sql("""
                        select spike_id, count(*) filter (where useful) as useful,
                            count(*) filter (where not useful) as not_useful,
                            bool_or(useful) filter (where user_id = :user) as yours
                        from spike_feedback where spike_id = any(:spikes) group by spike_id
                        """)
                .param("spikes", spikeIds.toArray(UUID[]::new))
                .param("user", userId)
                .query((row, number) -> Map.entry(
                        row.getObject("spike_id", UUID.class),
                        new Feedback(
                                row.getLong("useful"),
                                row.getLong("not_useful"),
                                row.getObject("yours", Boolean.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those that are least liked first. */
    List<FeedbackResult> results(int limit, int offset) {
        return jdbc.sql("""
                        select rule, organization_id, count(distinct spike_id) as spikes,
                            count(*) filter (where useful) as useful, count(*) filter (where not useful) as not_useful
                        """ + BY_RULE + """
                        group by rule, organization_id
                        order by not_useful desc, useful, organization_id, rule
                        limit :limit offset :offset
                        """)
                .param("limit", limit)
                .param("offset", offset)
                .query(FeedbackResult.class)
                .list();
    }

    long countResults() {
        return jdbc.sql("select count(distinct (rule, organization_id)) " + BY_RULE)
                .query(Long.class)
                .single();
    }
}
