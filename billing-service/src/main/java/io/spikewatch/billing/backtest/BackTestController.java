package io.spikewatch.billing.backtest;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.billing.sensitivity.Sensitivities;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BackTestController {

    private static final int MOST_DAYS = 366;

    private final BackTests backTests;
    private final Clock clock;

    BackTestController(BackTests backTests, Clock clock) {
        this.backTests = backTests;
        this.clock = clock;
    }

    @Operation(
            summary = "What a sensitivity would have told of an organization in the days up to yesterday, newest first",
            description =
                    "Judged on what is known today, from the first report on. Nobody is told and nothing is stored."
                            + " Without sensitivity it is the configured one.")
    @GetMapping("/api/spikes/back-test")
    PagedList<BackTestSpike> list(
            Caller caller,
            @RequestParam("organization_id") String organizationId,
            @Parameter(schema = @Schema(allowableValues = {"high", "medium", "low"}))
                    @RequestParam(required = false)
                    @Nullable
                    String sensitivity,
            @RequestParam(defaultValue = "90") int days,
            Paging paging) {
        caller.mayReadUsageOf(organizationId);
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.invalid("days", "must be between 1 and " + MOST_DAYS);
        }
        var preset = sensitivity == null ? null : Sensitivities.requested(sensitivity);
        var today = LocalDate.now(clock);
        return backTests.of(organizationId, today.minusDays(days), today.minusDays(1), preset, paging);
    }
}
