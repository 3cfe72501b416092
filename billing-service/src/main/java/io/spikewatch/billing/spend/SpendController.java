package io.spikewatch.billing.spend;

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
@RequestMapping("/api/usage-v2/spend")
class SpendController {

    private final SpendSource spend;
    private final Answers answers;

    SpendController(SpendSource spend, Answers answers) {
        this.spend = spend;
        this.answers = answers;
    }

    @Operation(summary = "Usage in money: in total, by usage type, by team, or by both", description = """
                    As usage, in the currency of the plan; usage types add up, so that none needs to be chosen. A day \
                    costs what its billing period's usage costs with it less what it costs without it, by the graduated \
                    prices in force on that day; a level such as seats is priced on its highest value so far in the \
                    period. A team's part of a day's cost is its share of what was used that day: cost × the team's \
                    count ÷ the larger of the organization's count and the sum of its teams', rounded down to 6 \
                    decimals, what is left over going to the largest remainders. What no team reported is a series \
                    without a team, shown where it isn't zero. So teams add up to days, and days to what the period \
                    costs. Days without a subscription or a price cost 0. A range with prices in several currencies is \
                    refused (`several_currencies`).""")
    @ApiResponse(
            responseCode = "200",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = SpendAnswerDescription.class)))
    @UsageOperation
    @GetMapping
    void spend(Caller caller, WebRequest request, HttpServletResponse response) {
        answers.json(spend, new UsageRequest(caller, request), response);
    }

    @Operation(
            summary = "Spend as CSV, whole",
            description = "As the export of usage; amounts in plain notation, at most 6 decimals.")
    @ApiResponse(
            responseCode = "200",
            headers = {
                @Header(name = HttpHeaders.ETAG, schema = @Schema(type = "string")),
                @Header(name = HttpHeaders.CONTENT_DISPOSITION, schema = @Schema(type = "string"))
            },
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")))
    @UsageOperation
    @GetMapping("/export")
    void export(Caller caller, WebRequest request, HttpServletResponse response) {
        answers.csv(spend, new UsageRequest(caller, request), response);
    }
}
