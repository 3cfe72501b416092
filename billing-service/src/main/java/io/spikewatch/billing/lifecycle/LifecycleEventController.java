package io.spikewatch.billing.lifecycle;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LifecycleEventController {

    private final LifecycleEvents events;

    LifecycleEventController(LifecycleEvents events) {
        this.events = events;
    }

    @Operation(
            summary = "Takes in a lifecycle event, for campaigns to tell of",
            description =
                    "The same id again is accepted and changes nothing, whatever else it says. An event with a NUL"
                            + " character, half a surrogate pair or lists in lists beyond 60 levels is refused"
                            + " (`unreadable_event`).",
            security = @SecurityRequirement(name = "ingest_key"))
    @PostMapping(path = "/api/lifecycle-events", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void take(@Valid @RequestBody ToldEvent event) {
        events.take(event.envelope());
    }
}
