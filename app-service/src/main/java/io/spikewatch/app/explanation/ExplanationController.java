package io.spikewatch.app.explanation;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Problem;
import io.spikewatch.web.Uuids;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ExplanationController {

    private final Explanations explanations;

    ExplanationController(Explanations explanations) {
        this.explanations = explanations;
    }

    /** For its recipient, in the organization it was sent in, and for operators. */
    @GetMapping("/api/notifications/{id}/why")
    Explanation explain(Caller caller, @PathVariable String id) {
        return Uuids.parse(id)
                .flatMap(each -> explanations.find(caller, each))
                .orElseThrow(() -> Problem.notFound("The notification"));
    }
}
