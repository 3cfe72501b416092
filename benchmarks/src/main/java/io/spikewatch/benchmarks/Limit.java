package io.spikewatch.benchmarks;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/**
 * What no answer can be much faster than: its numbers lie in one row, eight bytes each and in the answer's order, are read
 * from there and written as the same JSON. Labels and dates cost nothing to find out.
 */
final class Limit implements Rival {

    private static final JsonFactory JSON = new JsonFactory();

    private final Connection connection;
    private final Map<String, Shape> shapes = new HashMap<>();

    Limit(Connection connection) {
        this.connection = connection;
        execute("""
                create schema bounds;
                create table bounds.answer (name text primary key, numbers bytea not null);
                alter table bounds.answer alter column numbers set storage external;
                """);
    }

    /** Lays down the numbers of an answer. */
    void keep(UsageCase asked, JsonNode answer) {
        var shape = Shape.of(answer);
        var numbers = ByteBuffer.allocate(shape.values() * Long.BYTES);
        answer.path("results").forEach(series -> series.path("data").forEach(each -> numbers.putLong(each.asLong())));
        try (var insert = connection.prepareStatement("insert into bounds.answer values (?, ?)")) {
            insert.setString(1, asked.name());
            insert.setBytes(2, numbers.array());
            insert.executeUpdate();
            shapes.put(asked.name(), shape);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int values(UsageCase asked) {
        return shape(asked).values();
    }

    @Override
    public void answer(UsageCase asked) {
        shape(asked).write(numbers(asked));
    }

    private Shape shape(UsageCase asked) {
        var shape = shapes.get(asked.name());
        if (shape == null) {
            throw new IllegalStateException("Nothing is kept for " + asked.name());
        }
        return shape;
    }

    private LongBuffer numbers(UsageCase asked) {
        try (var query = connection.prepareStatement("select numbers from bounds.answer where name = ?")) {
            query.setString(1, asked.name());
            try (var row = query.executeQuery()) {
                row.next();
                return ByteBuffer.wrap(row.getBytes(1)).asLongBuffer();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String statements) {
        try (var statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer without its numbers. */
    private record Shape(List<Series> series, SerializedString dates, int length) {

        static Shape of(JsonNode answer) {
            var results = answer.path("results");
            var dates = results.path(0).path("dates");
            return new Shape(
                    results.valueStream().map(Series::of).toList(),
                    new SerializedString(dates.toString()),
                    dates.size());
        }

        int values() {
            return series.size() * length;
        }

        void write(LongBuffer numbers) {
            try (var json = JSON.createGenerator(ObjectWriteContext.empty(), OutputStream.nullOutputStream())) {
                json.writeStartObject();
                json.writeStringProperty("status", "ok");
                json.writeStringProperty("type", "timeseries");
                json.writeArrayPropertyStart("results");
                for (var id = 0; id < series.size(); id++) {
                    write(json, id, numbers);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        }

        private void write(JsonGenerator json, int id, LongBuffer numbers) {
            var one = series.get(id);
            json.writeStartObject();
            json.writeNumberProperty("id", id);
            json.writeStringProperty("label", one.label());
            json.writeArrayPropertyStart("data");
            for (var index = 0; index < length; index++) {
                json.writeNumber(numbers.get());
            }
            json.writeEndArray();
            json.writeName("dates");
            json.writeRawValue(dates);
            json.writeName("breakdown_type");
            json.writeRawValue(one.breakdownType());
            json.writeName("breakdown_value");
            json.writeRawValue(one.breakdownValue());
            json.writeEndObject();
        }
    }

    private record Series(String label, String breakdownType, String breakdownValue) {

        static Series of(JsonNode series) {
            return new Series(
                    series.path("label").asString(),
                    series.path("breakdown_type").toString(),
                    series.path("breakdown_value").toString());
        }
    }
}
