package io.spikewatch.billing.detection;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.billing.sensitivity.Sensitivities;
import io.spikewatch.detector.Preset;
import io.spikewatch.messages.Origin;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/spikes/detection-runs")
class DetectionRunController {

    /** Ten years: longer than anybody keeps reports. */
    private static final int LONGEST_RANGE = 3660;

    private final DetectionRuns runs;
    private final DetectionRunRepository repository;
    private final Clock clock;

    DetectionRunController(DetectionRuns runs, DetectionRunRepository repository, Clock clock) {
        this.runs = runs;
        this.repository = repository;
        this.clock = clock;
    }

    @Operation(
            summary = "Examine a date or a range again",
            description = "Tells only of what nobody has heard of. Without origin, it is that of the report, else"
                    + " backfill for dates more than seven days back. A day that is not complete is judged by what was"
                    + " reported so far, of which rises are told and drops are not. A dry run tells nobody and counts what"
                    + " it would tell; with a sensitivity it counts all that this would have told, from each"
                    + " organization's first report on, whether people have heard of it or not.")
    @ApiResponse(responseCode = "201", description = "Queued; its progress is read at detection-runs/{id}")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DetectionRun open(Caller caller, @Valid @RequestBody Request request) {
        caller.requireOperator();
        var to = request.to() == null ? request.from() : request.to();
        check(request.from(), to);
        return runs.open(request.wanted(to));
    }

    @Operation(summary = "Scheduled runs and those asked for, newest first")
    @GetMapping
    PagedList<DetectionRun> list(
            Caller caller,
            @Parameter(description = "Only those of a schedule, or only those asked for")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean scheduled,
            Paging paging) {
        caller.requireOperator();
        var runs = repository.list(scheduled, paging.limit(), paging.offset());
        return paging.page(repository.count(scheduled), runs);
    }

    @GetMapping("/{id:[0-9a-fA-F-]{36}}")
    DetectionRun find(Caller caller, @PathVariable UUID id) {
        caller.requireOperator();
        return repository.find(id).orElseThrow(() -> Problem.notFound("The detection run"));
    }

    private void check(LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            throw Problem.invalid("from", "must not be after to");
        }
        if (to.isAfter(LocalDate.now(clock))) {
            throw Problem.invalid("to", "must not be in the future");
        }
        if (ChronoUnit.DAYS.between(from, to) > LONGEST_RANGE) {
            throw Problem.invalid("from", "must not be more than %d days before to".formatted(LONGEST_RANGE));
        }
    }

    /**
     * What an operator asks for.
     *
     * @param to null: only {@code from}
     * @param sensitivity of a dry run; null: the configured one
     * @param organizationId null: all organizations
     */
    record Request(
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @Nullable Origin origin,
            @Nullable Boolean dryRun,

            @Schema(allowableValues = {"high", "medium", "low"}) @Nullable
            String sensitivity,

            @Size(min = 1) @Nullable String organizationId) {

        Wanted wanted(LocalDate last) {
            return new Wanted(from, last, origin, isDryRun(), preset(), organizationId);
        }

        private boolean isDryRun() {
            return Boolean.TRUE.equals(dryRun);
        }

        private @Nullable Preset preset() {
            if (sensitivity == null) {
                return null;
            }
            if (!isDryRun()) {
                throw Problem.invalid("sensitivity", "needs dry_run: people are told by the configured one");
            }
            return Sensitivities.requested(sensitivity);
        }
    }
}
