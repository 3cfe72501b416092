package io.spikewatch.benchmarks;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;

/**
 * Organizations that are copies of those that reported, as they stand on an evening with the days after it to come; and the
 * tables that detection reads and writes twice more, in schemas {@code bare} and {@code scored}. A few have a day five times as high.
 */
final class CopiedSeries {

    private static final List<String> TABLES = List.of("organization", "daily_usage", "detection_state");
    private static final List<String> SCHEMAS = List.of("bare", "scored");
    private static final int ONE_IN = 250;

    private final Connection database;
    private final LocalDate evening;

    CopiedSeries(Connection database, LocalDate evening) {
        this.database = database;
        this.evening = evening;
        Sql.execute(database, "set session_replication_role = replica"); // no foreign key needs the raw reports
    }

    /** Anew, up to so many. */
    void grow(int organizations) {
        Sql.execute(database, """
                delete from organization where id like 'copy-%';
                delete from daily_usage where organization_id like 'copy-%';
                delete from detection_state where organization_id like 'copy-%';
                create temporary table if not exists template as
                select id, row_number() over (order by id) - 1 as number, count(*) over () as total from organization
                where id like 'template-%';
                """);
        Sql.execute(database, """
                insert into organization (id, shard, name, described_on)
                select 'copy-' || to_char(n, 'FM0000000'), n %% 16, 'Copy ' || n, '%2$s' from generate_series(1, %1$d) n;
                create temporary table copied as
                select 'copy-' || to_char(n, 'FM0000000') as id, n, t.id as template
                from generate_series(1, %1$d) n join template t on t.number = n %% t.total;
                insert into detection_state
                select c.id, s.month, s.as_of, s.version, s.region, s.state from copied c
                cross join lateral (select * from detection_state where organization_id = c.template and as_of <= '%2$s'
                    order by as_of desc limit 1) s
                order by c.id;
                insert into daily_usage
                select c.id, d.usage_date, case when (c.n + d.usage_date - '%2$s'::date) %% %3$d = 0
                        then d.counts || jsonb_build_object('event_count_in_period',
                            5 * (d.counts ->> 'event_count_in_period')::bigint)
                        else d.counts end, d.teams
                from copied c join daily_usage d on d.organization_id = c.template and d.usage_date > '%2$s'
                order by c.id, d.usage_date;
                drop table copied;
                """.formatted(organizations, evening, ONE_IN));
        SCHEMAS.forEach(this::copyTo);
        rest();
    }

    private void copyTo(String schema) {
        Sql.execute(database, "drop schema if exists %1$s cascade; create schema %1$s".formatted(schema));
        TABLES.forEach(table -> Sql.execute(
                database, """
                create table %1$s.%2$s (like public.%2$s including all) with (fillfactor = 70);
                insert into %1$s.%2$s select * from public.%2$s where %3$s like 'copy-%%';
                """.formatted(schema, table, table.equals("organization") ? "id" : "organization_id")));
    }

    /** What a server does between two nights by itself. */
    void rest() {
        TABLES.forEach(table -> {
            Sql.execute(database, "vacuum analyze public." + table);
            SCHEMAS.forEach(schema -> Sql.execute(database, "vacuum analyze " + schema + "." + table));
        });
        Sql.execute(database, "checkpoint");
    }
}
