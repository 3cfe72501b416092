package io.spikewatch.app.campaign;

import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.channel.PausedTopics;
import io.spikewatch.app.preference.Topics;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What campaigns send: a type each, by its key, and of accounts. */
@Component
class CampaignTopics implements Topics, PausedTopics {

    private final CampaignRepository campaigns;
    private final Accounts accounts;

    CampaignTopics(CampaignRepository campaigns, Accounts accounts) {
        this.campaigns = campaigns;
        this.accounts = accounts;
    }

    @Override
    public boolean hasType(String notificationType) {
        return campaigns.find(notificationType).isPresent();
    }

    @Override
    public Set<String> pausedTypes() {
        return campaigns.paused();
    }

    @Override
    public boolean hasAccount(UUID accountId) {
        return accounts.find(accountId).isPresent();
    }
}
