package io.spikewatch.billing.rebuild;

import io.spikewatch.billing.history.Counts;
import io.spikewatch.billing.report.RejectedReportException;
import io.spikewatch.billing.report.UsageReport;
import io.spikewatch.billing.report.UsageReportReader;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Compares raw reports with the daily usage stored beside them, and hands on those that say something else. */
class ReportComparison implements RowCallbackHandler {

    private static final Logger log = LoggerFactory.getLogger(ReportComparison.class);
    private static final int BATCH_CHARACTERS = 4 << 20;

    private final UsageReportReader reader;
    private final Consumer<List<UsageReport>> consumer;
    private final List<UsageReport> differing = new ArrayList<>();
    private int differingCharacters;
    private long reports;
    private long differences;
    private long unreadable;

    ReportComparison(UsageReportReader reader, Consumer<List<UsageReport>> consumer) {
        this.reader = reader;
        this.consumer = consumer;
    }

    long reports() {
        return reports;
    }

    long differences() {
        return differences;
    }

    long unreadable() {
        return unreadable;
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        reports++;
        try {
            compare(reader.read(row.getString("document").getBytes(StandardCharsets.UTF_8)), row);
        } catch (RejectedReportException e) { // the catalogue has grown since
            unreadable++;
            log.warn("Stored report left as it is: place={} reason={}", row.getString("place"), e.reason());
        }
    }

    private void compare(UsageReport report, ResultSet row) throws SQLException {
        if (!isSame(report, row)) {
            differences++;
            differing.add(report);
            differingCharacters += report.document().length();
        }
        if (differingCharacters >= BATCH_CHARACTERS) {
            finish();
        }
    }

    /** Hands on the last ones. */
    void finish() {
        if (!differing.isEmpty()) {
            consumer.accept(differing);
            differing.clear();
            differingCharacters = 0;
        }
    }

    private static boolean isSame(UsageReport report, ResultSet row) throws SQLException {
        var stored = row.getString("counts");
        if (stored == null || !Arrays.equals(report.teams(), row.getBytes("teams"))) {
            return false;
        }
        var counts = new HashMap<String, Long>();
        Counts.forEach(stored, counts::put);
        return counts.equals(report.counts());
    }
}
