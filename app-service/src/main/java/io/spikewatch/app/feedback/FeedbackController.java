package io.spikewatch.app.feedback;

import io.spikewatch.app.billing.FoundSpike.Feedback;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Problem;
import io.spikewatch.web.Uuids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FeedbackController {

    private final SpikeFeedback feedback;

    FeedbackController(SpikeFeedback feedback) {
        this.feedback = feedback;
    }

    record GivenFeedback(@NotNull Boolean useful) {}

    @Operation(
            summary = "Say whether a notification of a spike was useful",
            description = "By its recipient; stored with the spike, one word per person, the last one counts.")
    @ApiResponse(responseCode = "200", description = "What people said of the spike by now")
    @ApiResponse(responseCode = "409", description = "The notification tells of no spike")
    @ApiResponse(responseCode = "502", description = "billing-service is broken")
    @ApiResponse(responseCode = "503", description = "billing-service is busy")
    @ApiResponse(responseCode = "504", description = "billing-service is late")
    @PutMapping("/api/notifications/{id}/feedback")
    Feedback give(Caller caller, @PathVariable String id, @Valid @RequestBody GivenFeedback given) {
        return Uuids.parse(id)
                .map(each -> feedback.give(caller, each, given.useful()))
                .orElseThrow(() -> Problem.notFound("The notification"));
    }
}
