package io.spikewatch.app.ledger;

import java.util.List;
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
}
