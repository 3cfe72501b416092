package io.spikewatch.billing.series;

import io.spikewatch.billing.query.Axis;
import io.spikewatch.billing.query.Measure;
import io.spikewatch.billing.query.Page;
import io.spikewatch.billing.query.UsageQuery;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** The whole result as CSV (RFC 4180), a row for each series. */
final class CsvFormat implements Format {

    private static final MediaType TEXT_CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final Pattern UNSAFE_IN_NAMES = Pattern.compile("[^A-Za-z0-9_-]");
    private static final String END_OF_ROW = "\r\n";

    /** What makes a spreadsheet take a text for a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

    @Override
    public String kind(Measure measure) {
        return "export";
    }

    @Override
    public boolean pages() {
        return false;
    }

    @Override
    public HttpHeaders headers(UsageQuery query) {
        var organization = UNSAFE_IN_NAMES.matcher(query.organizationId()).replaceAll("_");
        var name = "%s-%s-%s-%s.csv".formatted(query.measure().tag(), organization, query.from(), query.to());
        var headers = new HttpHeaders();
        headers.setContentType(TEXT_CSV);
        headers.setContentDisposition(
                ContentDisposition.attachment().filename(name).build());
        return headers;
    }

    @Override
    public <A extends Amounts<A>> void write(UsageQuery query, Page page, Results<A> results, OutputStream out)
            throws IOException {
        var csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        var axis = query.axis();
        writeHeader(axis, csv);
        var series = new SeriesSelection(query).of(results.groups());
        while (series.hasNext()) {
            writeRow(series.next(), axis, csv);
        }
        csv.flush();
    }

    private static void writeHeader(Axis axis, Writer csv) throws IOException {
        var dates = axis.buckets().stream().map(bucket -> "," + bucket).collect(Collectors.joining());
        csv.write("Series,Total" + dates + END_OF_ROW);
    }

    private static void writeRow(Series<?> series, Axis axis, Writer csv) throws IOException {
        csv.write(quoted(defused(label(series))));
        csv.write(',');
        csv.write(series.amounts().totalText());
        for (var bucket = 0; bucket < axis.size(); bucket++) {
            csv.write(',');
            csv.write(series.amounts().bucketText(bucket));
        }
        csv.write(END_OF_ROW);
    }

    private static String label(Series<?> series) {
        var label = series.subject().label();
        return "previous".equals(series.compareLabel()) ? label + " (previous)" : label;
    }

    static String defused(String label) {
        return !label.isEmpty() && FORMULA_STARTS.indexOf(label.charAt(0)) >= 0 ? "'" + label : label;
    }

    static String quoted(String text) {
        return NEEDS_QUOTES.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
