package io.spikewatch.app.stream;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the changes that the database notes by itself. */
@Repository
class ChangeRepository {

    private static final String CHANGES = """
            select id, horizon::text::bigint as horizon, notification_id, user_id, organization_id
            from notification_change
            """;

    private final JdbcClient jdbc;

    ChangeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Moment now() {
        return jdbc.sql("""
                        select pg_current_snapshot()::text as snapshot, uuidv7() as id,
                            pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon
                        """).query(Moment.class).single();
    }

    /**
     * People's changes that became visible after one moment and by another, in the order in which they were written:
     * each one lies between exactly two moments of a row of them, however long its transaction took.
     */
    List<Change> between(Moment before, Moment now, Collection<UUID> people) {
        return jdbc.sql(CHANGES + """
                        where (transaction_id >= pg_snapshot_xmax(:before::pg_snapshot)
                                or transaction_id = any(array(select pg_snapshot_xip(:before::pg_snapshot))))
                            and pg_visible_in_snapshot(transaction_id, :now::pg_snapshot)
                            and user_id = any(:people)
                        order by id
                        """)
                .param("before", before.snapshot())
                .param("now", now.snapshot())
                .param("people", people.toArray(UUID[]::new))
                .query(Change.class)
                .list();
    }

    /**
     * A person's changes in an organization that whoever stands at a position may have missed: what was written since
     * 60 seconds before it, and what may have been under way then and committed since. The oldest of very many.
     */
    List<Change> since(Position position, Moment now, UUID user, String organization, int most) {
        return jdbc.sql(CHANGES + """
                        where (id >= :overlap or transaction_id >= :horizon::xid8)
                            and pg_visible_in_snapshot(transaction_id, :now::pg_snapshot)
                            and user_id = :user and organization_id = :organization
                        order by id limit :most
                        """)
                .param("overlap", position.before(Position.OVERLAP))
                .param("horizon", Long.toString(position.horizon()))
                .param("now", now.snapshot())
                .param("user", user)
                .param("organization", organization)
                .param("most", most)
                .query(Change.class)
                .list();
    }

    int forget(UUID before) {
        return jdbc.sql("delete from notification_change where id < :before")
                .param("before", before)
                .update();
    }
}
