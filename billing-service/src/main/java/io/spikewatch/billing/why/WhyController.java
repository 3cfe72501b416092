package io.spikewatch.billing.why;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.web.Fields;
import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WhyController {

    private final Why why;
    private final UsageTypes usageTypes;

    WhyController(Why why, UsageTypes usageTypes) {
        this.why = why;
        this.usageTypes = usageTypes;
    }

    @Operation(
            summary =
                    "Why a date was told as a spike, or was not; judged on what is known today. With team_id, of that team alone")
    @ApiResponse(responseCode = "200", description = "Also of a date without a report", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "The organization never reported the team")
    @GetMapping("/api/spikes/why")
    WhyAnswer why(
            Caller caller,
            @RequestParam("organization_id") String organizationId,
            @RequestParam("usage_type") String usageType,
            @RequestParam(name = "team_id", required = false) @Nullable String teamId,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate date) {
        caller.mayReadUsageOf(organizationId);
        Fields.day(date, "date");
        var type = usageTypes.find(usageType).orElseThrow(() -> Problem.invalid("usage_type", "is not a usage type"));
        return why.answer(organizationId, type, teamId, date);
    }
}
