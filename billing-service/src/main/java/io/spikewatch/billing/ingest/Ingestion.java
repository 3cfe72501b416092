package io.spikewatch.billing.ingest;

import io.spikewatch.billing.report.UsageReport;
import io.spikewatch.billing.report.UsageReportWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * One request's reports on their way into the database, and what has become of them so far. While a batch is written the
 * next one is read; never are there more than these two.
 */
class Ingestion {

    private static final Logger log = LoggerFactory.getLogger(Ingestion.class);
    private static final int BATCH_REPORTS = 500;
    private static final int BATCH_CHARACTERS = 4 << 20;

    /** So many are listed; a body full of bad lines must not fill the memory. */
    private static final int MAX_REJECTIONS = 100_000;

    /** So many are remembered; a body of very many organizations must not fill the memory either. */
    private static final int MAX_ORGANIZATIONS = 10_000;

    private final UsageReportWriter writer;
    private final Executor executor;
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private final List<Line> batch = new ArrayList<>();
    private int batchCharacters;

    private final Set<String> organizations = new HashSet<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private long unlisted;
    private long lastUnlisted;
    private long accepted;
    private long replaced;

    Ingestion(UsageReportWriter writer, Executor executor) {
        this.writer = writer;
        this.executor = executor;
    }

    void add(long line, UsageReport report) {
        batch.add(new Line(line, report));
        batchCharacters += report.document().length();
        if (batch.size() >= BATCH_REPORTS || batchCharacters >= BATCH_CHARACTERS) {
            handOn();
        }
    }

    synchronized void reject(long line, String reason) {
        if (rejections.size() < MAX_REJECTIONS) {
            rejections.add(new Rejection(line, reason));
        } else {
            unlisted++;
            lastUnlisted = line;
        }
    }

    /** Whose reports are stored; of very many not all. */
    Set<String> organizations() {
        return organizations;
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

    private void handOn() {
        awaitWriting();
        var full = List.copyOf(batch);
        batch.clear();
        batchCharacters = 0;
        writing = CompletableFuture.runAsync(() -> write(full), executor);
    }

    /** Writes what is left. */
    void finish() {
        awaitWriting();
        if (!batch.isEmpty()) {
            write(batch);
        }
    }

    /** Waits for the batch that is being written, however it ends. */
    void settle() {
        writing.handle((written, failure) -> null).join();
    }

    private void awaitWriting() {
        try {
            writing.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void write(List<Line> lines) {
        try {
            writeTogether(lines);
        } catch (DataIntegrityViolationException e) {
            log.warn("Batch refused by the database, trying its reports one by one: reports={}", lines.size());
            lines.forEach(this::writeAlone);
        }
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
            writeTogether(List.of(line));
        } catch (DataIntegrityViolationException e) {
            reject(line.number(), "the database can't keep it");
        }
    }

    private void writeTogether(List<Line> lines) {
        replaced += writer.write(lines.stream().map(Line::report).toList());
        accepted += lines.size();
        lines.forEach(line -> remember(line.report().organizationId()));
    }

    private void remember(String organizationId) {
        if (organizations.size() < MAX_ORGANIZATIONS) {
            organizations.add(organizationId);
        }
    }

    private record Line(long number, UsageReport report) {}
}
