package io.spikewatch.app.campaign;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/campaigns")
class CampaignController {

    private final Campaigns campaigns;
    private final CampaignRepository repository;

    CampaignController(Campaigns campaigns, CampaignRepository repository) {
        this.campaigns = campaigns;
        this.repository = repository;
    }

    @GetMapping
    PagedList<CampaignView> list(Caller caller, Paging paging) {
        caller.requireOperator();
        var results = repository.list(paging.limit(), paging.offset());
        return paging.page(
                repository.count(), results.stream().map(CampaignView::of).toList());
    }

    @GetMapping("/{key}")
    CampaignView show(Caller caller, @PathVariable String key) {
        caller.requireOperator();
        return CampaignView.of(campaigns.get(key));
    }

    @PostMapping("/{key}/pause")
    CampaignView pause(Caller caller, @PathVariable String key, @RequestBody(required = false) @Nullable Why why) {
        caller.requireOperator();
        return CampaignView.of(campaigns.pause(caller, key, Why.reason(why)));
    }

    @PostMapping("/{key}/resume")
    CampaignView resume(Caller caller, @PathVariable String key, @RequestBody(required = false) @Nullable Why why) {
        caller.requireOperator();
        return CampaignView.of(campaigns.resume(caller, key, Why.reason(why)));
    }

    /** Why an operator changes something. */
    record Why(@Nullable String reason) {

        static String reason(@Nullable Why why) {
            if (why == null || why.reason() == null || why.reason().isBlank()) {
                throw Problem.invalid("reason", "must not be blank");
            }
            return why.reason().strip();
        }
    }

    record CampaignView(
            String key,
            String name,
            String family,
            String event,
            String state,
            boolean paused,
            List<VersionView> versions) {

        static CampaignView of(Campaign campaign) {
            return new CampaignView(
                    campaign.key(),
                    campaign.name(),
                    campaign.family(),
                    campaign.event(),
                    campaign.state(),
                    campaign.paused(),
                    List.of(new VersionView(campaign.version(), campaign.state(), campaign.origins())));
        }
    }

    record VersionView(int number, String state, List<String> origins) {}
}
