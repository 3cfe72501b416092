package io.spikewatch.benchmarks;

import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The rival from the past: the reference's SQL on its own table, made into series and written as JSON. */
final class Reference implements Rival {

    private static final JsonFactory JSON = new JsonFactory();

    private final Connection connection;
    private Map<String, List<Point>> latest = Map.of();

    Reference(Connection connection) {
        this.connection = connection;
    }

    /** Its table, filled from the reports that billing-service has taken in. */
    void fill() {
        try (var statement = connection.createStatement()) {
            statement.execute("set max_parallel_maintenance_workers = 2; set maintenance_work_mem = '1GB'");
            statement.execute(ReferenceSql.TABLE);
            Progress.say("  its indexes");
            statement.execute(ReferenceSql.INDEXES);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void answer(UsageCase asked) {
        latest = series(asked);
        write(latest);
    }

    /** The answer it gave last: by breakdown value, the days that it has a row for. */
    Map<String, List<Point>> latest() {
        return latest;
    }

    private Map<String, List<Point>> series(UsageCase asked) {
        try (var query = prepare(asked);
                var rows = query.executeQuery()) {
            var series = new LinkedHashMap<String, List<Point>>();
            while (rows.next()) {
                var date = rows.getObject("date", LocalDate.class);
                var points = series.computeIfAbsent(key(rows.getString("breakdown_value")), key -> new ArrayList<>());
                points.add(new Point(date, rows.getLong("value")));
            }
            return series;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private PreparedStatement prepare(UsageCase asked) throws SQLException {
        var query = connection.prepareStatement(ReferenceSql.of(asked.breakdown()));
        if (asked.breakdown().byType()) {
            query.setArray(
                    1, connection.createArrayOf("text", asked.usageTypes().toArray()));
        } else {
            query.setString(1, asked.usageTypes().get(0));
        }
        query.setString(2, asked.organizationId());
        query.setObject(3, asked.from());
        query.setObject(4, asked.to());
        return query;
    }

    /** An array comes as {@code {type,team}}. */
    private static String key(@Nullable String breakdownValue) {
        return breakdownValue == null ? "" : breakdownValue.replaceAll("[{}]", "");
    }

    private static void write(Map<String, List<Point>> series) {
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), OutputStream.nullOutputStream())) {
            json.writeStartArray();
            series.forEach((key, points) -> {
                json.writeStartObject();
                json.writeStringProperty("breakdown_value", key);
                json.writeArrayPropertyStart("data");
                points.forEach(point -> json.writeNumber(point.value()));
                json.writeEndArray();
                json.writeArrayPropertyStart("dates");
                points.forEach(point -> json.writeString(point.date().toString()));
                json.writeEndArray();
                json.writeEndObject();
            });
            json.writeEndArray();
        }
    }

    /** What was used on a day. */
    record Point(LocalDate date, long value) {}
}
