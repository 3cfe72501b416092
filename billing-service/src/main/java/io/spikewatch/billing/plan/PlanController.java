package io.spikewatch.billing.plan;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/plans")
class PlanController {

    private final Plans plans;
    private final PlanRules rules;

    PlanController(Plans plans, PlanRules rules) {
        this.plans = plans;
        this.rules = rules;
    }

    @Operation(
            summary = "The plans, lowest rank first",
            description = "Each as it is today (UTC), with the day since when; one that only starts later as it will"
                    + " be then. Operators only.")
    @GetMapping
    PagedList<Plan> list(Caller caller, Paging paging) {
        caller.requireOperator();
        return paging.page(plans.count(), plans.list(paging.limit(), paging.offset()));
    }

    @Operation(
            summary = "One plan",
            description = "As it is today (UTC); one that only starts later as it will be then. Operators only.")
    @GetMapping("/{key}")
    Plan find(Caller caller, @PathVariable String key) {
        caller.requireOperator();
        return plans.find(key).orElseThrow(() -> Problem.notFound("The plan"));
    }

    @Operation(
            summary = "Create or change a plan from a day on",
            description = "A new effective_from adds a version and the days before keep theirs; a known one replaces"
                    + " that version. Answers with what was put, whether it holds today or not. Operators only.")
    @PutMapping("/{key}")
    Plan put(Caller caller, @PathVariable String key, @Valid @RequestBody PlanDetails details) {
        caller.requireOperator();
        var plan = rules.plan(key, details);
        plans.put(plan);
        return plan;
    }
}
