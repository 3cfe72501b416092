package io.spikewatch.billing.ingest;

import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
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

    private final ReportIngest ingest;

    UsageReportController(ReportIngest ingest) {
        this.ingest = ingest;
    }

    @Operation(
            summary = "Takes in usage reports: one, a JSON array, or one a line (NDJSON) of any number",
            description = """
                    A report for the same organization and date replaces the earlier one. A report that makes no sense is \
                    listed with its line (NDJSON), its place in the array, or 1, and spoils none of the others. \
                    Counts are whole numbers from 0 to 2^53; 1.0 is 1. What is no number, or no agreed field, is kept \
                    with the report and not counted; a name given twice in one object is refused. A report may have \
                    16 MiB. The body may be packed: `Content-Encoding: gzip`. Where its gzip is damaged, or an \
                    array doesn't end, what came before is kept; where the connection breaks, whole batches of it are. Of very many rejections the first 100,000 are listed.
                    """,
            security = @SecurityRequirement(name = "ingest_key"),
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ReportDescription.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                        schema = @Schema(implementation = ReportDescription.class))
                            }))
    @PostMapping(
            path = "/api/usage-reports",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE})
    IngestResult ingest(
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @Parameter(description = "gzip, or absent")
                    @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, required = false)
                    @Nullable
                    String encoding) {
        try {
            return ingest.ingest(ReportBody.open(body, type, encoding));
        } catch (IOException e) {
            log.warn("Usage reports broke off, whole batches stay: cause={}", e.toString());
            throw Problem.of(HttpStatus.BAD_REQUEST, "incomplete_body", "The body ended before its time.");
        }
    }
}
