package io.spikewatch.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The data that ships with the quickstart. */
final class DemoFiles {

    private DemoFiles() {}

    /** Moved by whole weeks so that the last report is yesterday's; without what would lie after it. */
    static List<String> usageReportsUntil(LocalDate yesterday) {
        var lines = usageReports();
        var last = lines.stream().map(DemoFiles::date).max(LocalDate::compareTo).orElseThrow();
        var weeks = -Math.floorDiv(ChronoUnit.DAYS.between(yesterday, last), 7);
        return lines.stream()
                .filter(line -> !date(line).plusWeeks(weeks).isAfter(yesterday))
                .map(line -> UsageReports.DATE
                        .matcher(line)
                        .replaceFirst(date(line).plusWeeks(weeks).toString()))
                .toList();
    }

    private static LocalDate date(String line) {
        return UsageReports.date(line).orElseThrow();
    }

    private static List<String> usageReports() {
        try (var lines = reader(new GZIPInputStream(open("usage-reports.ndjson.gz")))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String name) {
        try (var in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows below the header, of a file without quotes. */
    static Stream<String[]> rows(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(",", -1));
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(DemoFiles.class.getResourceAsStream("demo/" + name), name);
    }
}
