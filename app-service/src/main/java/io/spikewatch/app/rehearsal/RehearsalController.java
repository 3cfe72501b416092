package io.spikewatch.app.rehearsal;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RehearsalController {

    private final Rehearsals rehearsals;

    RehearsalController(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    record Span(@Min(1) @Max(Rehearsals.MOST_DAYS) @Nullable Integer days) {

        static int days(@Nullable Span span) {
            return span == null ? Rehearsals.MOST_DAYS : Objects.requireNonNullElse(span.days(), Rehearsals.MOST_DAYS);
        }
    }

    @ApiResponse(responseCode = "200", description = "What the version would have done, against the one in use")
    @PostMapping("/api/campaigns/{key}/versions/{number}/dry_run")
    Rehearsal rehearse(
            @OperatorOnly Caller caller,
            @PathVariable String key,
            @PathVariable int number,
            @Valid @RequestBody(required = false) @Nullable Span span) {
        return rehearsals.run(key, number, Span.days(span));
    }
}
