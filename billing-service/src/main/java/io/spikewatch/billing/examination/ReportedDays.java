package io.spikewatch.billing.examination;

import io.spikewatch.billing.history.Counts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads the days of {@link Remembered#days()} one by one. */
final class ReportedDays {

    private static final JsonMapper JSON = new JsonMapper();

    private ReportedDays() {}

    /** @param consumer takes each date and its counts, which are gone with the next date */
    static void forEach(String days, BiConsumer<LocalDate, Map<String, Long>> consumer) {
        var counts = new HashMap<String, Long>();
        try (var parser = JSON.createParser(days)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var date = LocalDate.parse(parser.currentName());
                counts.clear();
                parser.nextToken();
                Counts.forEach(parser, counts::put);
                consumer.accept(date, counts);
            }
        }
    }
}
