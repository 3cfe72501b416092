package io.spikewatch.billing.feedback;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/spikes")
class FeedbackController {

    private final SpikeFeedback feedback;
    private final Clock clock;

    FeedbackController(SpikeFeedback feedback, Clock clock) {
        this.feedback = feedback;
        this.clock = clock;
    }

    record GivenFeedback(@NotNull Boolean useful) {}

    @Operation(
            summary = "Say whether a spike was worth telling",
            description = "One word per person and spike; the last one counts.")
    @PutMapping("/{id:[0-9a-fA-F-]{36}}/feedback")
    Feedback give(Caller caller, @PathVariable UUID id, @Valid @RequestBody GivenFeedback given) {
        caller.mayReadUsageOf(caller.organizationId());
        feedback.organizationOf(id)
                .filter(caller.organizationId()::equals)
                .orElseThrow(() -> Problem.notFound("The spike"));
        feedback.put(id, caller.userId(), given.useful(), clock.instant());
        return feedback.of(id, caller.userId());
    }

    @Operation(
            summary = "What people think of spikes, by rule and organization, the least liked first",
            description = "Operators only.")
    @GetMapping("/feedback")
    PagedList<FeedbackResult> results(Caller caller, Paging paging) {
        caller.requireOperator();
        return paging.page(feedback.countResults(), feedback.results(paging.limit(), paging.offset()));
    }
}
