package io.spikewatch.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * The tables that hold a report and its facts, once more, with the same columns, indexes, compression and foreign keys.
 * The server reads and writes the rows as files, so that no client takes time.
 */
final class CopiedTables {

    private static final List<String> TABLES = List.of("usage_report", "daily_usage");

    private final Connection connection;
    private final Path folder;

    CopiedTables(Connection connection, Path folder) {
        this.connection = connection;
        this.folder = folder;
        execute("create schema copied");
        TABLES.forEach(table -> execute("create table copied.%1$s (like public.%1$s including all)".formatted(table)));
        execute(
                "alter table copied.usage_report add foreign key (organization_id) references public.organization (id)");
        execute("alter table copied.daily_usage add foreign key (organization_id, usage_date)"
                + " references copied.usage_report (organization_id, usage_date)");
    }

    /** Writes down the rows that billing-service has made of a day's reports. */
    void take(LocalDate date) {
        TABLES.forEach(table -> execute("copy (select * from public.%s where usage_date = '%s' order by 1, 2) to '%s'"
                .formatted(table, date, file(table))));
    }

    /** Puts the rows taken last into the copies, in one transaction. */
    void copy() {
        execute("begin");
        TABLES.forEach(table -> execute("copy copied.%s from '%s'".formatted(table, file(table))));
        execute("commit");
    }

    /** How many bytes PostgreSQL has ever written to its log. */
    long walPosition() {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(String table) {
        return folder.resolve(table + ".copy");
    }

    private void execute(String command) {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
