package io.spikewatch.app.ledger;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everybody's sends, as they were planned and whatever became of them. */
@Repository
public class Sends {

    private final JdbcClient jdbc;

    Sends(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Latest due first. */
    List<Send> list(SendFilter filter, int limit, int offset) {
        return jdbc.sql("select *, null::timestamptz as read_at from send where " + SendFilter.CONDITION
                        + "order by due_at desc, id limit :limit offset :offset")
                .params(filter.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query(Send.class)
                .list();
    }

    long count(SendFilter filter) {
        return jdbc.sql("select count(*) from send where " + SendFilter.CONDITION)
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    /** The notifications that came of delivered sends. */
    public List<UUID> notifications(SendFilter delivered) {
        return jdbc.sql("select notification_id from send where " + SendFilter.CONDITION)
                .params(delivered.parameters())
                .query(UUID.class)
                .list();
    }

    /** Makes them part of a recall; the answer is the notifications that came of them. */
    public List<UUID> recall(SendFilter delivered, UUID recallId) {
        return jdbc.sql(
                        "update send set state = 'recalled', recall_id = :recall where id in (select id from send where "
                                + SendFilter.CONDITION + "order by id for update) returning notification_id")
                .params(delivered.parameters())
                .param("recall", recallId)
                .query(UUID.class)
                .list();
    }

    /** The notifications that a recall withdrew. */
    public List<UUID> recalledBy(UUID recallId) {
        return jdbc.sql("select notification_id from send where recall_id = :recall")
                .param("recall", recallId)
                .query(UUID.class)
                .list();
    }
}
