package io.spikewatch.spikebench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A folder of daily series: {@code data.csv} ({@code series_id,date,value}, each series' dates ascending), {@code
 * series.csv} ({@code series_id,metric,region} and whatever else) and {@code holidays.csv} ({@code region,date}). Of {@code
 * series.csv} nothing else is read; answers are for the scorer alone.
 */
record Corpus(List<Series> series, HolidayCalendar holidays) {

    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** Where the corpus has other names than the catalogue of usage types. */
    private static final Map<String, String> METRICS =
            Map.of("persons_events", "enhanced_persons_events", "flag_requests", "feature_flag_requests");

    static Corpus read(Path folder) throws IOException {
        var facts = facts(folder.resolve("series.csv"));
        var counts = new LinkedHashMap<String, Counts>();
        forEach(
                folder.resolve("data.csv"),
                row -> counts.computeIfAbsent(row.get("series_id"), id -> new Counts())
                        .add(LocalDate.parse(row.get("date")), Long.parseLong(row.get("value"))));
        var series = counts.entrySet().stream()
                .map(each -> each.getValue().toSeries(each.getKey(), facts.getOrDefault(each.getKey(), Facts.NONE)))
                .toList();
        return new Corpus(series, holidays(folder.resolve("holidays.csv")));
    }

    private static Map<String, Facts> facts(Path file) throws IOException {
        var facts = new HashMap<String, Facts>();
        forEach(file, row -> facts.put(row.get("series_id"), Facts.of(row)));
        return facts;
    }

    private static HolidayCalendar holidays(Path file) throws IOException {
        var holidays = new HolidayCalendar();
        if (Files.exists(file)) {
            forEach(file, row -> holidays.add(row.get("region"), LocalDate.parse(row.get("date"))));
        }
        return holidays;
    }

    private static void forEach(Path file, RowConsumer consumer) throws IOException {
        try (var rows = CSV.parse(Files.newBufferedReader(file))) {
            for (var row : rows) {
                take(file, row, consumer);
            }
        }
    }

    private static void take(Path file, CSVRecord row, RowConsumer consumer) {
        try {
            consumer.accept(row);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "%s, row %d: %s".formatted(file.getFileName(), row.getRecordNumber() + 1, e.getMessage()), e);
        }
    }

    /** Series-days, all series together. */
    long days() {
        return series.stream().mapToLong(each -> each.days().length).sum();
    }

    private interface RowConsumer {

        void accept(CSVRecord row);
    }

    private record Facts(String metric, String region) {

        private static final Facts NONE = new Facts("", "");

        static Facts of(CSVRecord row) {
            var metric = row.isMapped("metric") ? row.get("metric") : "";
            return new Facts(METRICS.getOrDefault(metric, metric), row.get("region"));
        }
    }

    private static final class Counts {

        private final List<Integer> days = new ArrayList<>();
        private final List<Long> counts = new ArrayList<>();

        void add(LocalDate date, long count) {
            var day = (int) date.toEpochDay();
            if (!days.isEmpty() && day <= days.get(days.size() - 1)) {
                throw new IllegalArgumentException("the dates of a series must ascend");
            }
            if (count < 0) {
                throw new IllegalArgumentException("counts can't be negative");
            }
            days.add(day);
            counts.add(count);
        }

        Series toSeries(String id, Facts facts) {
            return new Series(
                    id,
                    facts.metric(),
                    facts.region(),
                    days.stream().mapToInt(Integer::intValue).toArray(),
                    counts.stream().mapToLong(Long::longValue).toArray());
        }
    }
}
