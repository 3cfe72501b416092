package io.spikewatch.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Brings usage reports to billing-service, some hundred lines at a time, as any reporter would. */
final class UsageReports {

    /** The date of a report; what follows the quote is the date. */
    static final Pattern DATE = Pattern.compile("(?<=\"date\"\\s{0,9}:\\s{0,9}\")\\d{4}-\\d{2}-\\d{2}(?=\")");

    private static final int LINES_A_REQUEST = 500;

    private final Api billing;

    UsageReports(URI billing, String ingestKey) {
        this.billing = Api.withKey(billing, ingestKey).with("Content-Encoding", "gzip");
    }

    static boolean isFile(Path file) {
        return file.toString().endsWith(".ndjson");
    }

    /** @return the days the reports are about, if there are any */
    Optional<DateRange> load(Iterator<String> lines) {
        Optional<DateRange> range = Optional.empty();
        var sent = 0;
        while (lines.hasNext()) {
            var some = next(lines);
            sendFrom(sent + 1, some);
            sent += some.size();
            var dates = some.stream().flatMap(line -> date(line).stream()).map(DateRange::of);
            range = Stream.concat(range.stream(), dates).reduce(DateRange::and);
            Console.progress("usage reports", "%,d".formatted(sent));
        }
        return range;
    }

    private static List<String> next(Iterator<String> lines) {
        var some = new ArrayList<String>(LINES_A_REQUEST);
        while (lines.hasNext() && some.size() < LINES_A_REQUEST) {
            some.add(lines.next());
        }
        return some;
    }

    private void sendFrom(int firstLine, List<String> lines) {
        var answer = billing.post("/api/usage-reports", "application/x-ndjson", zip(String.join("\n", lines)));
        for (var rejected : answer.path("rejected")) {
            var line = firstLine - 1 + rejected.path("line").asInt();
            Console.say("  line " + line + " was rejected: "
                    + rejected.path("reason").asString());
        }
    }

    static Optional<LocalDate> date(String line) {
        try {
            return DATE.matcher(line)
                    .results()
                    .map(found -> LocalDate.parse(found.group()))
                    .findFirst();
        } catch (DateTimeException e) {
            return Optional.empty(); // billing-service says so, by line
        }
    }

    private static byte[] zip(String text) {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
