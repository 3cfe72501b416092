package io.spikewatch.billing.subscription;

import io.spikewatch.billing.access.Caller;
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
@RequestMapping("/api/organizations/{id}/subscription")
class SubscriptionController {

    private final Subscriptions subscriptions;

    SubscriptionController(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Operation(summary = "An organization's subscription", description = "Operators only.")
    @GetMapping
    Subscription find(Caller caller, @PathVariable String id) {
        caller.requireOperatorFor(id);
        return subscriptions.find(id).orElseThrow(() -> Problem.notFound("The subscription"));
    }

    @Operation(
            summary = "Tell what became of an organization's subscription",
            description = "Older than what is stored, it changes nothing. Answers with what is stored then. A period is"
                    + " known by its start: a new one is added, earlier ones keep their days, and one that it starts in"
                    + " ends there; a known one takes the new end. Another plan for a known period counts from the UTC"
                    + " day of occurred_at on, at the earliest from the period's start. Operators only.")
    @PutMapping
    Subscription put(Caller caller, @PathVariable String id, @Valid @RequestBody Subscription told) {
        caller.requireOperatorFor(id);
        return subscriptions.put(id, told.checked());
    }
}
