package io.spikewatch.billing.limit;

import io.spikewatch.billing.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LimitController {

    private final PlanUsages usages;
    private final Clock clock;

    LimitController(PlanUsages usages, Clock clock) {
        this.usages = usages;
        this.clock = clock;
    }

    @Operation(
            summary = "The limits of an organization's plan, and how much of them its billing period has used",
            description = "In the catalogue's order. Usage is the organization's own, whatever its teams add up to; of"
                    + " a level such as seats the newest report counts.")
    @GetMapping("/api/usage-v2/limits")
    PeriodLimits limits(Caller caller, @RequestParam("organization_id") String organizationId) {
        caller.mayReadUsageOf(organizationId);
        return Optional.ofNullable(
                        usages.of(List.of(organizationId), LocalDate.now(clock)).get(organizationId))
                .map(PeriodLimits::of)
                .orElse(PeriodLimits.NONE);
    }
}
