package io.spikewatch.billing.report;

import io.spikewatch.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UsageReportController {

    private static final Logger log = LoggerFactory.getLogger(UsageReportController.class);

    private final UsageReports reports;

    UsageReportController(UsageReports reports) {
        this.reports = reports;
    }

    @PostMapping(
            path = "/api/usage-reports",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE})
    IngestResult ingest(
            InputStream body,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, required = false) @Nullable String encoding) {
        try {
            var result = reports.ingest(ReportBody.open(body, type, encoding));
            log.info(
                    "Usage reports ingested: accepted={} replaced={} rejected={}",
                    result.accepted(),
                    result.replaced(),
                    result.rejected().size());
            return result;
        } catch (IOException e) {
            log.warn("Usage reports broke off, whole batches stay: cause={}", e.toString());
            throw Problem.of(HttpStatus.BAD_REQUEST, "incomplete_body", "The body ended before its time.");
        }
    }
}
