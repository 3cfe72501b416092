package io.spikewatch.app.recall;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RecallRepository {

    private final JdbcClient jdbc;

    RecallRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param by a user's id, or a word for whoever else it was */
    Recall add(String campaign, String reason, String by, Instant now) {
        return jdbc.sql("""
                        insert into recall (id, campaign, reason, recalled_at, recalled_by)
                        values (gen_random_uuid(), :campaign, :reason, :now, :by)
                        returning *
                        """)
                .param("campaign", campaign)
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Recall.class)
                .single();
    }

    Optional<Recall> find(UUID id) {
        return jdbc.sql("select * from recall where id = :id")
                .param("id", id)
                .query(Recall.class)
                .optional();
    }
}
