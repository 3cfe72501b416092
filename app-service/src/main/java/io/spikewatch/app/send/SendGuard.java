package io.spikewatch.app.send;

import io.spikewatch.app.campaign.CampaignVersion;

/** Looks at what a campaign plans before any of it is delivered. */
public interface SendGuard {

    /** Called before a transaction plans: until it ends, nobody else plans, releases or discards for the campaign. */
    void enter(CampaignVersion version);

    /**
     * Asked inside the transaction that planned.
     *
     * @return whether what was just planned must not be delivered
     */
    boolean stops(CampaignVersion version);
}
