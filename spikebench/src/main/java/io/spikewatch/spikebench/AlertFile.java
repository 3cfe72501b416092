package io.spikewatch.spikebench;

import io.spikewatch.detector.Finding;
import io.spikewatch.detector.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Alerts as the scorer reads them; it ignores the columns after the factor. */
final class AlertFile {

    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setHeader("series_id", "date", "direction", "factor", "rule", "observed", "expected", "score")
            .setRecordSeparator("\n")
            .get();

    private AlertFile() {}

    static void write(Path file, List<Alert> alerts) throws IOException {
        try (var csv = new CSVPrinter(Files.newBufferedWriter(file), CSV)) {
            for (var alert : alerts) {
                write(csv, alert);
            }
        }
    }

    private static void write(CSVPrinter csv, Alert alert) throws IOException {
        var day = alert.day();
        Finding finding = Objects.requireNonNull(day.finding());
        csv.printRecord(
                alert.seriesId(),
                LocalDate.ofEpochDay(day.epochDay()),
                lower(finding.direction()),
                told(day),
                lower(finding.rule()),
                day.observed(),
                number(day.expected(), 1),
                number(day.score(), 2));
    }

    /** The factor that people are told, if any. */
    private static String told(Judgement day) {
        var factor = day.toldFactor();
        return factor == null ? "" : factor.toPlainString();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
