package io.spikewatch.app.hold;

import io.spikewatch.app.audit.Reason;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/holds")
class HoldController {

    private final Holds holds;

    HoldController(Holds holds) {
        this.holds = holds;
    }

    record Released(int released) {}

    record Discarded(int discarded) {}

    @GetMapping
    PagedList<Hold> list(@OperatorOnly Caller caller, Paging paging) {
        return paging.page(holds.count(), holds.list(paging.limit(), paging.offset()));
    }

    @GetMapping("/{id}")
    Hold show(@OperatorOnly Caller caller, @PathVariable UUID id) {
        return holds.get(id);
    }

    @ApiResponse(responseCode = "200", description = "How many sends go on")
    @ApiResponse(responseCode = "409", description = "It was settled before")
    @PostMapping("/{id}/release")
    Released release(
            @OperatorOnly Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Reason reason) {
        return new Released(holds.release(caller, id, Reason.of(reason)));
    }

    @ApiResponse(responseCode = "200", description = "How many sends will never be delivered")
    @ApiResponse(responseCode = "409", description = "It was settled before")
    @PostMapping("/{id}/discard")
    Discarded discard(
            @OperatorOnly Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Reason reason) {
        return new Discarded(holds.discard(caller, id, Reason.of(reason)));
    }
}
