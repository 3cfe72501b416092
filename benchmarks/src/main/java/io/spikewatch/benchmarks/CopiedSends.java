package io.spikewatch.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The tables of sends and notifications once more, with the same columns, indexes, checks and foreign keys. */
final class CopiedSends {

    private static final String SENDS = "select * from send where event_id = '%s' order by user_id";
    private static final String NOTIFICATIONS = """
            select n.* from notification n join send s on s.notification_id = n.id
            where s.event_id = '%s' order by s.user_id
            """;

    private final Connection connection;
    private final String schema;

    CopiedSends(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
        Sql.execute(connection, """
                create schema %1$s;
                create table %1$s.notification (like public.notification including all);
                alter table %1$s.notification add foreign key (corrects) references %1$s.notification (id);
                create table %1$s.send (like public.send including all);
                alter table %1$s.send
                    add foreign key (campaign) references public.campaign (key),
                    add foreign key (hold_id) references public.hold (id),
                    add foreign key (recall_id) references public.recall (id);
                """.formatted(schema));
    }

    /** What app-service wrote for an event. */
    Rows rowsOf(String event) {
        return new Rows(rows(NOTIFICATIONS.formatted(event)), rows(SENDS.formatted(event)));
    }

    /** In the same order. */
    record Rows(List<Object[]> notifications, List<Object[]> sends) {}

    /** Each person's two rows by two statements, everybody's in one transaction. */
    void insertOneByOne(Rows rows) {
        try (var notification = insert("notification", rows.notifications());
                var send = insert("send", rows.sends())) {
            connection.setAutoCommit(false);
            for (var i = 0; i < rows.sends().size(); i++) {
                execute(notification, rows.notifications().get(i));
                execute(send, rows.sends().get(i));
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everybody's rows by one statement a table, from the tables where they are already. */
    void insertAsSets(String event) {
        Sql.execute(
                connection,
                "begin; insert into %1$s.notification %2$s; insert into %1$s.send %3$s; commit"
                        .formatted(schema, NOTIFICATIONS.formatted(event), SENDS.formatted(event)));
    }

    private List<Object[]> rows(String query) {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new ArrayList<Object[]>();
            while (found.next()) {
                var row = new Object[found.getMetaData().getColumnCount()];
                for (var column = 0; column < row.length; column++) {
                    row[column] = found.getObject(column + 1);
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private PreparedStatement insert(String table, List<Object[]> rows) throws SQLException {
        var values = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
        return connection.prepareStatement("insert into %s.%s values (%s)".formatted(schema, table, values));
    }

    private static void execute(PreparedStatement statement, Object[] row) throws SQLException {
        for (var column = 0; column < row.length; column++) {
            statement.setObject(column + 1, row[column]);
        }
        statement.executeUpdate();
    }
}
