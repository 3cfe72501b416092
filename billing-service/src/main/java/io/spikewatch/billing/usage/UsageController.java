package io.spikewatch.billing.usage;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.billing.answer.Answers;
import io.spikewatch.billing.query.UsageOperation;
import io.spikewatch.billing.query.UsageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
@RequestMapping("/api/usage-v2")
class UsageController {

    private final CountSource counts;
    private final Answers answers;

    UsageController(CountSource counts, Answers answers) {
        this.counts = counts;
        this.answers = answers;
    }

    @Operation(summary = "Usage over time: in total, by usage type, by team, or by both", description = """
                    All series share one ascending axis of dates. An absent type, team or report counts 0. A type's \
                    series are the organization's own counts, whatever its teams add up to. Levels such as seats take \
                    the latest day with a report, in each bucket and as `count`. A total and `["team"]` alone need one \
                    usage type. A team that reported in the range, in either period when compared, has a series for \
                    every type asked for. Order: the catalogue's, then team ids as numbers, current before previous.
                    """)
    @ApiResponse(
            responseCode = "200",
            description = "The series, or a page of them",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = UsageAnswerDescription.class)))
    @UsageOperation
    @GetMapping
    void usage(Caller caller, WebRequest request, HttpServletResponse response) {
        answers.json(counts, new UsageRequest(caller, request), response);
    }

    @Operation(summary = "The same as CSV, whole", description = """
                    RFC 4180, a row for each series: `Series,Total,<dates>`. Labels that a spreadsheet would take for a \
                    formula start with an apostrophe; those of the previous period end in ` (previous)`.
                    """)
    @ApiResponse(
            responseCode = "200",
            description = "A header and a row for each series",
            headers = {
                @Header(name = HttpHeaders.ETAG, schema = @Schema(type = "string")),
                @Header(name = HttpHeaders.CONTENT_DISPOSITION, schema = @Schema(type = "string"))
            },
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")))
    @UsageOperation
    @GetMapping("/export")
    void export(Caller caller, WebRequest request, HttpServletResponse response) {
        answers.csv(counts, new UsageRequest(caller, request), response);
    }
}
