package io.spikewatch.app.tracking;

import io.spikewatch.app.organization.CallingUser;
import io.spikewatch.web.Fields;
import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What other backends have tracked. Only an organization that the caller has a right to becomes a group. */
@RestController
@RequestMapping("/api/tracking")
class TrackingController {

    private final GroupTracker tracker;
    private final TransactionOperations transactions;
    private final Clock clock;

    TrackingController(GroupTracker tracker, TransactionOperations transactions, Clock clock) {
        this.tracker = tracker;
        this.transactions = transactions;
        this.clock = clock;
    }

    record NewEvent(
            @NotBlank @Size(max = 200) String event,
            @Nullable Instant timestamp,
            @Nullable String organizationId,
            @NotNull Map<String, @Nullable Object> properties) {

        private String name() {
            Fields.check(!event.strip().startsWith("$"), "event", "must not begin with $");
            Fields.check(!IdentifyingData.isIn(event), "event", "must not say who somebody is");
            return event;
        }
    }

    record NewGroupUpdate(
            @NotNull String organizationId, @NotNull Map<String, @Nullable Object> properties) {}

    /**
     * @param uuid by which analytics knows it
     * @param dropped properties that were left out, as they may not be known there
     */
    record Tracked(UUID uuid, List<String> dropped) {}

    @ApiResponse(responseCode = "202", description = "It will be sent, but for the properties named in dropped")
    @ApiResponse(responseCode = "413", description = "The body is too large")
    @PostMapping("/events")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Tracked takeEventForTracking(CallingUser user, @Valid @RequestBody NewEvent told) {
        var event = eventOf(user, told);
        return track(event, SafeProperties.ofEvent(told.properties()));
    }

    @ApiResponse(responseCode = "202", description = "It will be sent, but for the properties named in dropped")
    @ApiResponse(responseCode = "413", description = "The body is too large")
    @PostMapping("/groups")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Tracked takeGroupForTracking(CallingUser user, @Valid @RequestBody NewGroupUpdate told) {
        var organization = verified(user, told.organizationId());
        var event = TrackedEvent.groupUpdate(organization, now(), told.properties());
        return track(event, SafeProperties.ofGroup(told.properties()));
    }

    private TrackedEvent eventOf(CallingUser user, NewEvent told) {
        var known = Fields.instant(told.timestamp(), "timestamp");
        var timestamp = known == null ? now() : known;
        if (told.organizationId() == null) {
            return TrackedEvent.ofPerson(told.name(), timestamp, user.id(), told.properties());
        }
        var organization = verified(user, told.organizationId());
        return TrackedEvent.inOrganization(told.name(), timestamp, organization, user.id(), told.properties());
    }

    /** Whether it exists is nobody's business who has no right to it. */
    private static String verified(CallingUser user, String organizationId) {
        return user.in(organizationId)
                .orElseThrow(() ->
                        Problem.forbidden("foreign_organization", "You have no right to the organization you named."))
                .organizationId();
    }

    private Tracked track(TrackedEvent event, SafeProperties properties) {
        transactions.executeWithoutResult(status -> tracker.track(List.of(event)));
        return new Tracked(event.uuid(), properties.dropped());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
