package io.spikewatch.app.campaign;

import io.spikewatch.app.audit.Reason;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
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

    record Draft(int number) {}

    @ApiResponse(responseCode = "409", description = "There is a campaign with this key")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CampaignView create(@OperatorOnly Caller caller, @Valid @RequestBody NewCampaign wanted) {
        return view(campaigns.create(caller, wanted));
    }

    @GetMapping
    PagedList<CampaignView> list(@OperatorOnly Caller caller, Paging paging) {
        var results = repository.list(paging.limit(), paging.offset());
        return paging.page(repository.count(), results.stream().map(this::view).toList());
    }

    @GetMapping("/{key}")
    CampaignView show(@OperatorOnly Caller caller, @PathVariable String key) {
        return view(campaigns.get(key));
    }

    @PostMapping("/{key}/versions")
    @ResponseStatus(HttpStatus.CREATED)
    Draft draft(@OperatorOnly Caller caller, @PathVariable String key, @Valid @RequestBody NewVersion wanted) {
        return new Draft(campaigns.draft(caller, key, wanted));
    }

    @ApiResponse(responseCode = "200", description = "The campaign; the version is active or awaits approval")
    @ApiResponse(responseCode = "409", description = "The version is no draft, or had no dry run lately")
    @PostMapping("/{key}/versions/{number}/activate")
    CampaignView activate(
            @OperatorOnly Caller caller,
            @PathVariable String key,
            @PathVariable int number,
            @RequestBody(required = false) @Nullable Reason reason) {
        return view(campaigns.activate(caller, key, number, Reason.of(reason)));
    }

    @ApiResponse(responseCode = "200", description = "The campaign; the version is active")
    @ApiResponse(responseCode = "409", description = "The version doesn't await approval")
    @PostMapping("/{key}/versions/{number}/approve")
    CampaignView approve(
            @OperatorOnly Caller caller,
            @PathVariable String key,
            @PathVariable int number,
            @RequestBody(required = false) @Nullable Reason reason) {
        return view(campaigns.approve(caller, key, number, Reason.of(reason)));
    }

    @PostMapping("/{key}/pause")
    CampaignView pause(
            @OperatorOnly Caller caller,
            @PathVariable String key,
            @RequestBody(required = false) @Nullable Reason reason) {
        return view(campaigns.pause(caller, key, Reason.of(reason)));
    }

    @PostMapping("/{key}/resume")
    CampaignView resume(
            @OperatorOnly Caller caller,
            @PathVariable String key,
            @RequestBody(required = false) @Nullable Reason reason) {
        return view(campaigns.resume(caller, key, Reason.of(reason)));
    }

    private CampaignView view(Campaign campaign) {
        return CampaignView.of(campaign, campaigns.versions(campaign.key()));
    }
}
