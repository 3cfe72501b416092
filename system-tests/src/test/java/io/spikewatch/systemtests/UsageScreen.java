package io.spikewatch.systemtests;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The page of usage or spend as somebody sees it: what its table, its chart and its CSV say. */
record UsageScreen(Page page) {

    private static final String BUCKETS = "cells => cells.map(cell => cell.dataset.date)";
    private static final String ROWS = """
            rows => rows.map(row => [row.cells[0].title + (row.matches('.before') ? ' (previous)' : ''),
                ...[row.querySelector('.total'), ...row.cells].map(cell => cell.title || cell.textContent)])
            """;
    private static final String DRAWN = """
            () => Chart.getChart('chart').data.datasets.map((line, index) => [
                line.label + (line.previous ? ' (previous)' : ''),
                String(Chart.getChart('chart').isDatasetVisible(index)), ...line.data.map(String)])
            """;

    private static final String PREVIOUS_SEEN = """
            () => Chart.getChart('chart').getSortedVisibleDatasetMetas()
                .filter(meta => meta._dataset.previous && meta.dataset.options.borderWidth > 0).length
            """;

    /** One line: its total where it is known, and its numbers, the oldest first. */
    record Line(BigDecimal total, List<BigDecimal> numbers) {}

    /** First days of the buckets that are columns of the table, the oldest first. */
    @SuppressWarnings("unchecked")
    List<String> dates() {
        var newestFirst =
                (List<String>) page.locator("#numbers thead th[data-date]").evaluateAll(BUCKETS);
        return reversed(newestFirst);
    }

    /** Lines of the table by name, in its order. */
    @SuppressWarnings("unchecked")
    Map<String, Line> table() {
        var buckets = dates().size();
        var lines = new LinkedHashMap<String, Line>();
        for (var row : (List<List<String>>) page.locator("#numbers tbody tr").evaluateAll(ROWS)) {
            var numbers = row.subList(row.size() - buckets, row.size()).stream()
                    .map(UsageScreen::number)
                    .toList();
            lines.put(row.get(0), new Line(number(row.get(1)), reversed(numbers)));
        }
        return lines;
    }

    /** Lines that the chart holds by name, whether they are hidden or not. */
    Map<String, List<BigDecimal>> chart() {
        var lines = new LinkedHashMap<String, List<BigDecimal>>();
        drawn().forEach(line -> lines.put(
                line.get(0),
                line.subList(2, line.size()).stream().map(BigDecimal::new).toList()));
        return lines;
    }

    List<String> hiddenInChart() {
        return drawn().stream()
                .filter(line -> line.get(1).equals("false"))
                .map(line -> line.get(0))
                .toList();
    }

    int previousLinesSeen() {
        return (int) page.evaluate(PREVIOUS_SEEN);
    }

    @SuppressWarnings("unchecked")
    private List<List<String>> drawn() {
        page.waitForFunction("() => Chart.getChart('chart')");
        return (List<List<String>>) page.evaluate(DRAWN);
    }

    /** What a CSV link of the page leads to. */
    List<CSVRecord> csv(String link) {
        var address = page.locator(link).evaluate("link => link.href").toString();
        try (var parser = CSVFormat.DEFAULT.parse(
                new StringReader(page.request().get(address).text()))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of a CSV by name. */
    static Map<String, Line> lines(List<CSVRecord> records) {
        var lines = new LinkedHashMap<String, Line>();
        for (var row : records.subList(1, records.size())) {
            var numbers = row.stream().skip(2).map(BigDecimal::new).toList();
            lines.put(row.get(0), new Line(new BigDecimal(row.get(1)), numbers));
        }
        return lines;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(",", ""));
    }

    private static <T> List<T> reversed(List<T> list) {
        var reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
