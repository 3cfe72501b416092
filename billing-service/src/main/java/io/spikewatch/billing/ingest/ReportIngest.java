package io.spikewatch.billing.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.billing.ingest.ReportSource.Piece;
import io.spikewatch.billing.report.RejectedReportException;
import io.spikewatch.billing.report.UsageReportReader;
import io.spikewatch.billing.report.UsageReportWriter;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;

/** Takes in usage reports, batch by batch: a failure leaves whole batches, and a bad report never spoils another. */
@Component
class ReportIngest {

    private static final Logger log = LoggerFactory.getLogger(ReportIngest.class);

    private final UsageReportReader reader;
    private final UsageReportWriter writer;
    private final AsyncTaskExecutor executor;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;

    ReportIngest(
            UsageReportReader reader,
            UsageReportWriter writer,
            AsyncTaskExecutor applicationTaskExecutor,
            ApplicationEventPublisher events,
            MeterRegistry meters) {
        this.reader = reader;
        this.writer = writer;
        this.executor = applicationTaskExecutor;
        this.events = events;
        this.meters = meters;
    }

    IngestResult ingest(ReportSource source) throws IOException {
        var ingestion = new Ingestion(writer, executor);
        try {
            for (var piece = source.next(); piece != null; piece = source.next()) {
                take(piece, ingestion);
            }
            ingestion.finish();
            events.publishEvent(new UsageIngested(ingestion.organizations()));
        } finally {
            ingestion.settle();
            tell(ingestion);
        }
        return ingestion.result();
    }

    private void take(Piece piece, Ingestion ingestion) {
        if (piece instanceof Piece.Json json) {
            read(json, ingestion);
        } else if (piece instanceof Piece.Unreadable unreadable) {
            ingestion.reject(unreadable.line(), unreadable.reason());
        }
    }

    private void read(Piece.Json json, Ingestion ingestion) {
        try {
            ingestion.add(json.line(), reader.read(json.bytes()));
        } catch (RejectedReportException e) {
            ingestion.reject(json.line(), e.reason());
        }
    }

    private void tell(Ingestion ingestion) {
        log.info(
                "Usage reports ingested: accepted={} replaced={} rejected={}",
                ingestion.accepted(),
                ingestion.replaced(),
                ingestion.rejected());
        counter("added").increment((double) ingestion.accepted() - ingestion.replaced());
        counter("replaced").increment(ingestion.replaced());
        counter("rejected").increment(ingestion.rejected());
    }

    private Counter counter(String outcome) {
        return Counter.builder("billing.usage.reports")
                .description("Usage reports received")
                .tag("outcome", outcome)
                .register(meters);
    }
}
