package io.spikewatch.billing.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/** One request's reports on their way into the database, and what has become of them so far. */
class Ingestion {

    private static final Logger log = LoggerFactory.getLogger(Ingestion.class);
    private static final int BATCH_REPORTS = 500;
    private static final int BATCH_CHARACTERS = 4 << 20;

    /** So many are listed; a body full of bad lines must not fill the memory. */
    private static final int MAX_REJECTIONS = 100_000;

    private final UsageReportWriter writer;
    private final List<Line> batch = new ArrayList<>();
    private int batchCharacters;

    private final List<Rejection> rejections = new ArrayList<>();
    private long unlisted;
    private long lastUnlisted;
    private long accepted;
    private long replaced;

    Ingestion(UsageReportWriter writer) {
        this.writer = writer;
    }

    void add(long line, UsageReport report) {
        batch.add(new Line(line, report));
        batchCharacters += report.document().length();
        if (batch.size() >= BATCH_REPORTS || batchCharacters >= BATCH_CHARACTERS) {
            flush();
        }
    }

    void reject(long line, String reason) {
        if (rejections.size() < MAX_REJECTIONS) {
            rejections.add(new Rejection(line, reason));
        } else {
            unlisted++;
            lastUnlisted = line;
        }
    }

    long accepted() {
        return accepted;
    }

    long replaced() {
        return replaced;
    }

    long rejected() {
        return rejections.size() + unlisted;
    }

    void flush() {
        if (batch.isEmpty()) {
            return;
        }
        try {
            write(batch);
        } catch (DataIntegrityViolationException e) {
            log.warn("Batch refused by the database, trying its reports one by one: reports={}", batch.size());
            batch.forEach(this::writeAlone);
        }
        batch.clear();
        batchCharacters = 0;
    }

    IngestResult result() {
        var listed = new ArrayList<>(rejections);
        listed.sort(Comparator.comparingLong(Rejection::line));
        if (unlisted > 0) {
            listed.add(new Rejection(lastUnlisted, "the last of " + unlisted + " more that are not listed"));
        }
        return new IngestResult(accepted, replaced, listed);
    }

    private void writeAlone(Line line) {
        try {
            write(List.of(line));
        } catch (DataIntegrityViolationException e) {
            reject(line.number(), "the database can't keep it");
        }
    }

    private void write(List<Line> lines) {
        replaced += writer.write(lines.stream().map(Line::report).toList());
        accepted += lines.size();
    }

    private record Line(long number, UsageReport report) {}
}
