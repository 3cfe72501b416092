package io.spikewatch.billing.spike;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.feedback.Feedback;
import io.spikewatch.billing.feedback.SpikeFeedback;
import io.spikewatch.billing.story.WholeAccount;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/spikes")
class SpikeController {

    private final SpikeRepository spikes;
    private final SpikeFeedback feedback;
    private final UsageTypes usageTypes;

    SpikeController(SpikeRepository spikes, SpikeFeedback feedback, UsageTypes usageTypes) {
        this.spikes = spikes;
        this.feedback = feedback;
        this.usageTypes = usageTypes;
    }

    @Operation(summary = "An organization's spikes, newest first; without from and to, all of them")
    @GetMapping
    PagedList<SpikeAnswer> list(
            Caller caller,
            @RequestParam("organization_id") String organizationId,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            Paging paging) {
        caller.mayReadUsageOf(organizationId);
        if (from != null && to != null && from.isAfter(to)) {
            throw Problem.invalid("from", "must not be after to");
        }
        var count = spikes.count(organizationId, from, to);
        return paging.page(
                count, answers(caller, spikes.list(organizationId, from, to, paging.limit(), paging.offset())));
    }

    @Operation(summary = "A spike of the caller's own organization; there is no other")
    @GetMapping("/{id:[0-9a-fA-F-]{36}}")
    SpikeAnswer find(Caller caller, @PathVariable UUID id) {
        caller.mayReadUsageOf(caller.organizationId());
        var spike = spikes.find(id)
                .filter(each -> each.organizationId().equals(caller.organizationId()))
                .orElseThrow(() -> Problem.notFound("The spike"));
        return answers(caller, List.of(spike)).get(0);
    }

    private List<SpikeAnswer> answers(Caller caller, List<Spike> found) {
        var said = feedback.of(found.stream().map(Spike::id).toList(), caller.userId());
        return found.stream()
                .map(each -> new SpikeAnswer(
                        each,
                        WholeAccount.of(each.spikes(), usageTypes).orElse(null),
                        said.getOrDefault(each.id(), Feedback.NONE)))
                .toList();
    }
}
