package io.spikewatch.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows that detection reads, in the same way, and writes as many bytes back, on the copied tables. */
final class StreamedNight {

    /** Nothing is done with the rows. */
    static final Work NOTHING = (state, days) -> {};

    private static final int SHARDS = 16;
    private static final int FETCH_SIZE = 64;
    private static final int BATCH = 256;
    private static final String READ = """
            select o.id, o.name, o.billing_id, o.stripe_customer_id, o.region, s.state, d.days, s.version
            from organization o
            left join lateral (
                select as_of, state, version from detection_state where organization_id = o.id and as_of < ?::date
                order by month desc limit 1) s on true
            cross join lateral (
                select json_object_agg(usage_date, counts order by usage_date)::text as days from daily_usage
                where organization_id = o.id
                  and usage_date > coalesce(s.as_of, '-infinity') and usage_date <= ?::date) d
            where o.shard = ? and d.days is not null
            order by o.id
            """;
    private static final String WRITE = """
            insert into detection_state (organization_id, month, as_of, version, state)
            select n.organization_id, date_trunc('month', ?::date), ?::date, ?, n.state
            from unnest(?::text[], ?::bytea[]) n (organization_id, state)
            on conflict (organization_id, month) do update set as_of = excluded.as_of, state = excluded.state
            """;

    private final Connection database;
    private final Work work;
    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final List<String> ids = new ArrayList<>();
    private final List<byte[]> states = new ArrayList<>();
    private int version;

    /** @param schema which copy of the tables */
    StreamedNight(Connection database, String schema, Work work) {
        this.database = database;
        this.work = work;
        Sql.execute(database, "set search_path = " + schema + "; set plan_cache_mode = force_custom_plan");
    }

    Cost run(LocalDate date) {
        var before = cost();
        try {
            database.setAutoCommit(false);
            for (var shard = 0; shard < SHARDS; shard++) {
                work(shard, date);
                database.commit();
            }
            database.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return cost().minus(before);
    }

    private void work(int shard, LocalDate date) throws SQLException {
        try (var read = database.prepareStatement(READ);
                var write = database.prepareStatement(WRITE)) {
            read.setFetchSize(FETCH_SIZE);
            read.setString(1, date.toString());
            read.setString(2, date.toString());
            read.setInt(3, shard);
            try (var row = read.executeQuery()) {
                while (row.next()) {
                    take(row);
                    if (ids.size() == BATCH) {
                        write(write, date);
                    }
                }
            }
            write(write, date);
        }
    }

    private void take(ResultSet row) throws SQLException {
        var state = row.getBytes("state");
        work.look(state, row.getString("days"));
        version = row.getInt("version");
        ids.add(row.getString("id"));
        states.add(state);
    }

    private void write(PreparedStatement write, LocalDate date) throws SQLException {
        write.setString(1, date.toString());
        write.setString(2, date.toString());
        write.setInt(3, version);
        write.setArray(4, database.createArrayOf("text", ids.toArray()));
        write.setArray(5, database.createArrayOf("bytea", states.toArray(byte[][]::new)));
        write.executeUpdate();
        ids.clear();
        states.clear();
    }

    private Cost cost() {
        return new Cost(
                System.nanoTime() / 1e9,
                process.getProcessCpuTime() / 1e9,
                threads.getThreadAllocatedBytes(Thread.currentThread().getId()) / 1e6);
    }

    /** What is done with each row. */
    interface Work {

        void look(byte[] state, String days);
    }
}
