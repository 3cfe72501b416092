package io.spikewatch.app.campaign;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.spikewatch.app.campaign.CampaignVersion.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A campaign and its versions, newest first, as operators see them. */
record CampaignView(
        String key,
        String name,
        String family,
        String event,
        State state,
        boolean paused,
        Guard guard,
        int approvalAbove,
        @Nullable Instant silentSince,
        List<VersionView> versions) {

    static CampaignView of(Campaign campaign, List<CampaignVersion> versions) {
        return new CampaignView(
                campaign.key(),
                campaign.name(),
                campaign.family(),
                campaign.event(),
                CampaignVersion.leading(versions).state(),
                campaign.paused(),
                campaign.guard(),
                campaign.approvalAbove(),
                campaign.silentSince(),
                versions.stream().map(VersionView::of).toList());
    }

    /** One version. */
    record VersionView(
            int number,
            State state,
            @JsonUnwrapped Definition definition,
            Instant createdAt,
            String createdBy,
            @Nullable DryRun dryRun,
            @Nullable Instant activatedAt,
            @Nullable String activatedBy,
            @Nullable String approvedBy) {

        static VersionView of(CampaignVersion version) {
            return new VersionView(
                    version.number(),
                    version.state(),
                    version.definition(),
                    version.createdAt(),
                    version.createdBy(),
                    version.dryRun(),
                    version.activatedAt(),
                    version.activatedBy(),
                    version.approvedBy());
        }
    }
}
